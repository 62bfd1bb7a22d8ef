"""Our own records. No incident, no ticket id, no text of the source ever stands in one of them."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models

from publisher.clock import Week
from publisher.review.states import EditionState, PostState


class User(AbstractUser):
    """A member of staff. `display_name` is the role as people say it ("Admin 1"); the seed is encrypted."""

    display_name = models.CharField(max_length=60)
    totp_seed = models.TextField(blank=True)
    last_totp_step = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return self.display_name or self.username


class FailedSignIn(models.Model):
    """Failures to sign in under one name, known or not, so that a lock tells nothing about who has an account.

    The name itself may be a mistyped password, so it is kept as an HMAC.
    """

    identity = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()
    locked_until = models.DateTimeField(null=True, blank=True)


class Publication(models.Model):
    """One series for one account."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    created_at = models.DateTimeField()
    last_tick_at = models.DateTimeField(null=True, blank=True)
    upkept_on = models.DateField(null=True, blank=True)  # the last day on which `scheduled/upkeep.py` looked

    def __str__(self) -> str:
        return self.slug


class RoleGrant(models.Model):
    """A role in one publication; lent where it has an end (Plh.)."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT)
    role = models.CharField(max_length=12)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "publication", "role", "starts_on"], name="one_grant"),
        ]

    def holds_on(self, day: date) -> bool:
        return (self.starts_on is None or self.starts_on <= day) and (self.ends_on is None or day <= self.ends_on)


class Edition(models.Model):
    """One issue. The database allows one per publication, kind, period and number."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="editions")
    kind = models.CharField(max_length=12, default="weekly")
    period_start = models.DateField()
    number = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=12, choices=[(state, state) for state in EditionState])
    version = models.PositiveIntegerField(default=1)
    held_from = models.CharField(max_length=12, blank=True)
    action_code = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    marker = models.CharField(max_length=40)
    slot_at = models.DateTimeField(null=True, blank=True)
    late = models.BooleanField(default=False)
    revision = models.ForeignKey("Revision", null=True, on_delete=models.PROTECT, related_name="+")
    submitted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    live_at = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)  # last try to read an unreachable source

    class Meta:
        ordering = ["-period_start", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "kind", "period_start", "number"], name="one_edition"),
        ]

    @property
    def week(self) -> Week:
        return Week.of_day(self.period_start)

    def __str__(self) -> str:
        return f"{self.publication.slug} {self.week}"


class Revision(models.Model):
    """One frozen state of an edition, named by its content key. Never changed; an edit makes a new one."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    content_key = models.CharField(max_length=64)
    account = models.CharField(max_length=60)
    headline = models.TextField()
    caption = models.TextField()  # without the marker line
    pages = models.JSONField()  # [{key, title, sha256, alt, numbers: [[key, value, meaning, of]]}]; forms: see Reading
    caption_numbers = models.JSONField()
    reading = models.ForeignKey("Reading", on_delete=models.PROTECT, related_name="revisions")
    created_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="one_revision")]


class Reading(models.Model):
    """What was read for a draft: figures and counts, shown to the reviewer."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="readings")
    read_at = models.DateTimeField()
    rows = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    figures = models.JSONField()  # [[key, value, meaning, of]]
    forms = models.JSONField(default=dict)  # {key: what the figure counts}, of every figure that counts incidents
    sealed_cells = models.TextField(blank=True)  # the true cells behind those forms, encrypted
    merged = models.JSONField(default=list)  # [[name, figure key, members, reason]]: what was told as one, and why
    known = models.JSONField(default=list)  # keyed hashes of the source's own names, numbers and addresses, or nothing
    door = models.JSONField(default=dict)  # how many columns of which kind were never read; what was read and coarsened
    stories = models.JSONField()
    quarantine = models.JSONField()
    excluded = models.JSONField()
    unknown = models.JSONField()
    flags = models.JSONField()
    warnings = models.JSONField()
    left_out = models.JSONField()
    calls_known = models.BooleanField()
    checked_at = models.DateTimeField(null=True, blank=True)
    source_changed = models.BooleanField(default=False)


class IncidentMark(models.Model):
    """An HMAC of a ticket in an edition, to notice changes; it cannot say which ticket it is."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="marks")
    identity = models.CharField(max_length=64)
    version = models.CharField(max_length=64)
    told_as = models.CharField(max_length=24, blank=True)  # an open category, "*" for any other class, "" not counted

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "identity"], name="one_mark")]


class QuarterList(models.Model):
    """The safe list of one quarter, fixed before its data are seen. Append-only."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="quarter_lists")
    quarter = models.CharField(max_length=8)
    content = models.JSONField()
    fixed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "quarter"], name="one_quarter_list")]


class SmallCountAudit(models.Model):
    """One run of the small-count audit on a revision. The newest one counts. Never the value of a protected number."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="audits")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=[(word, word) for word in ("passed", "refused", "failed")])
    against = models.JSONField(default=list)  # ids of the ledger's entries that it was checked against
    refusals = models.JSONField(default=list)  # [{target, determined, numbers: [{edition, place, meaning, value}]}]
    mends = models.JSONField(default=list)  # [{kind, place, words, keys}]
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]


class LedgerEntry(models.Model):
    """The numbers of one revision, written down when it is approved. Append-only: it stays when an edition is withdrawn.

    It counts as long as an approval of the revision stands, or once its content may have left (`review/ledger.py`).
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="ledger")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="ledger")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="ledger")
    content_key = models.CharField(max_length=64)
    statements = models.JSONField()  # [[place, key, meaning, value, form]]
    sealed_cells = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "ledger entries"


class OwnSentence(models.Model):
    """Words that an editor typed and in which the gate found something. Outside every text until each finding is decided
    and another person has read it. `after` is what stood before it; `findings`: [{start, end, label, decision,
    replacement, reason}]."""

    class State(models.TextChoices):
        WAITING = "waiting"  # findings are not all decided
        DECIDED = "decided"  # waits for a reader who is not the writer
        ACCEPTED = "accepted"
        DISCARDED = "discarded"

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="own_sentences")
    place = models.CharField(max_length=60)  # "caption" or "alt-<page key>"
    text = models.TextField()
    after = models.TextField(blank=True)
    findings = models.JSONField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    writer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reader = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]


class Suggestion(models.Model):
    """A note that an agency wrote for the public, encrypted, until an editor uses or discards it or the draft is over;
    then the row is deleted. Off unless the intake is configured for it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="suggestions")
    category = models.CharField(max_length=12)
    subcategory = models.CharField(max_length=24)
    district = models.CharField(max_length=24, blank=True)
    sealed_text = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class KnownName(models.Model):
    """One word that a reviewer marked as a person's name: the gate's list grows by it. A token, never a whole name."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="known_names")
    token = models.CharField(max_length=40)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "token"], name="one_token")]


class Approval(models.Model):
    """One person's yes to one revision's key, account and slot."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="approvals")
    content_key = models.CharField(max_length=64)
    account = models.CharField(max_length=60)
    slot_at = models.DateTimeField()
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    own_edit = models.BooleanField(default=False)
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "user"], condition=models.Q(voided_at__isnull=True), name="one_standing_approval"
            ),
        ]


class Post(models.Model):
    """One edition on one account. The database itself forbids a second row."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="posts")
    account = models.CharField(max_length=60)
    state = models.CharField(max_length=12, choices=[(state, state) for state in PostState])
    content_key = models.CharField(max_length=64)
    marker = models.CharField(max_length=40)
    ids = models.JSONField(default=dict)
    staged = models.JSONField(default=dict)
    intent_at = models.DateTimeField(null=True, blank=True)
    checks_done = models.PositiveIntegerField(default=0)
    absences = models.JSONField(default=list)
    media_id = models.CharField(max_length=80, blank=True)
    permalink = models.CharField(max_length=200, blank=True)
    error_code = models.CharField(max_length=60, blank=True)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "account"], name="one_post")]


class PostAttempt(models.Model):
    """One intent to send; its end is written when it is known."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveIntegerField()
    content_key = models.CharField(max_length=64)
    intent_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, blank=True)
    error_code = models.CharField(max_length=60, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "number"], name="one_attempt")]


class Withdrawal(models.Model):
    """An admin's word that a live edition shall go. The edition stays live, and says so, until its post is seen gone;
    no channel of ours deletes. Its ledger entries stay: what was read is public.

    `seen_by` is the channel that saw the post after the word; only that one's "not there" says that it is gone.
    """

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    next_look_at = models.DateTimeField()
    looks = models.PositiveIntegerField(default=0)
    seen_by = models.CharField(max_length=20, blank=True)
    absences = models.JSONField(default=list)  # moments of looks in a row at which the post was not there
    said_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(null=True, blank=True)  # a named admin has deleted it in the app
    gone_at = models.DateTimeField(null=True, blank=True)


class CorrectionRow(models.Model):
    """A number of a live edition that was wrong, or changed since (decisions 11): its total or an open category.

    Rows of one edition with the same `recorded_at` are one act and are told together. `told_in` is the edition whose draft
    tells it; it is printed once that edition is live. `placed_at`: a person has put the words beside the old post.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=8)
    category = models.CharField(max_length=24, blank=True)  # "" for the total
    old = models.PositiveIntegerField()
    new = models.PositiveIntegerField()
    new_category = models.CharField(max_length=24, blank=True)
    pages = models.JSONField()  # where the old number stands
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    told_in = models.ForeignKey(Edition, null=True, on_delete=models.PROTECT, related_name="tells")
    placed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["edition", "category"], name="one_correction")]


class Wish(models.Model):
    """A button pressed in the newsroom that the clock serves: "Baca ulang data", "Periksa sekarang"."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE)
    kind = models.CharField(max_length=20)
    edition = models.ForeignKey(Edition, null=True, on_delete=models.CASCADE)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    result = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "kind"], condition=models.Q(done_at__isnull=True), name="one_open_wish"
            ),
        ]


class Notice(models.Model):
    """A message to staff, kept until it is sent: one per event. Never report text, names or images."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE)
    edition = models.ForeignKey(Edition, null=True, on_delete=models.CASCADE)
    event = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "event"], name="one_notice")]


class AuditEntry(models.Model):
    """Append-only: triggers refuse change and deletion, and each entry seals the one before it."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT)
    at = models.DateTimeField()
    who = models.CharField(max_length=80)
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=40)
    edition = models.ForeignKey(Edition, null=True, on_delete=models.PROTECT, related_name="+")
    detail = models.JSONField(default=dict)
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]

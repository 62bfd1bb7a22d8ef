"""What may be typed into a page, and what the page says when it is missing."""

from __future__ import annotations

from django import forms


class Plain(forms.Form):
    """A form whose labels end without a colon."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


class SignInForm(Plain):
    username = forms.CharField(
        label="Nama pengguna",
        max_length=150,
        error_messages={"required": "Isi nama pengguna."},
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label="Kata sandi",
        max_length=1000,
        strip=False,
        error_messages={"required": "Isi kata sandi."},
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )


class CodeForm(Plain):
    code = forms.RegexField(
        r"^[0-9 ]{6,12}$",
        label="Kode 6 angka",
        error_messages={"required": "Ketik kode 6 angka.", "invalid": "Kode terdiri dari 6 angka."},
        widget=forms.TextInput(
            {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code-field", "maxlength": "12"}
        ),
    )


def _secret(autocomplete: str) -> forms.PasswordInput:
    return forms.PasswordInput({"autocomplete": autocomplete})


class PasswordForm(Plain):
    """One's own password; the code is asked of whoever has an authenticator."""

    current = forms.CharField(
        label="Kata sandi sekarang",
        max_length=1000,
        strip=False,
        error_messages={"required": "Isi kata sandi sekarang."},
        widget=_secret("current-password"),
    )
    new = forms.CharField(
        label="Kata sandi baru",
        max_length=1000,
        strip=False,
        error_messages={"required": "Isi kata sandi baru."},
        widget=_secret("new-password"),
    )
    again = forms.CharField(
        label="Kata sandi baru, sekali lagi",
        max_length=1000,
        strip=False,
        error_messages={"required": "Ketik kata sandi baru sekali lagi."},
        widget=_secret("new-password"),
    )
    code = forms.RegexField(
        r"^[0-9 ]{6,12}$",
        label="Kode dari aplikasi autentikator",
        error_messages={
            "required": "Ketik kode 6 angka dari aplikasi autentikator.",
            "invalid": "Kode terdiri dari 6 angka.",
        },
        widget=forms.TextInput(
            {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code-field", "maxlength": "12"}
        ),
    )

    def __init__(self, *args: object, with_code: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not with_code:
            del self.fields["code"]

    def clean(self) -> dict[str, object]:
        typed: dict[str, object] = super().clean() or {}
        if "new" in typed and "again" in typed and typed["new"] != typed["again"]:
            self.add_error("again", "Kedua kata sandi baru tidak sama.")
        if "new" in typed and typed["new"] == typed.get("current"):
            self.add_error("new", "Kata sandi baru sama dengan yang sekarang.")
        return typed


class ReasonForm(forms.Form):
    reason = forms.CharField(label="Alasan (wajib)", required=False, max_length=500, widget=forms.Textarea({"rows": 3}))


class TickForm(forms.Form):
    confirmed = forms.BooleanField(required=False)


class LinkForm(forms.Form):
    link = forms.CharField(
        label="Tautan kiriman",
        required=False,
        max_length=200,
        widget=forms.URLInput({"placeholder": "https://www.instagram.com/p/…", "autocomplete": "off"}),
    )


class CorrectionForm(Plain):
    """A wrong number of a live edition: one of those that it printed."""

    number = forms.ChoiceField(label="Angka mana", error_messages={"required": "Pilih angkanya."})
    new = forms.IntegerField(
        label="Angka yang benar",
        min_value=0,
        max_value=1_000_000,
        error_messages={"required": "Isi angka yang benar.", "invalid": "Tulis angka bulat."},
        widget=forms.TextInput({"inputmode": "numeric", "maxlength": "7", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label="Jenis",
        choices=[("erratum", "Ralat: kami keliru"), ("update", "Pembaruan: catatannya berubah kemudian")],
    )
    new_category = forms.ChoiceField(
        label="Kini di kategori (boleh kosong)", required=False, widget=forms.Select({"aria-describedby": "petunjuk"})
    )
    with_total = forms.BooleanField(required=False)

    def __init__(
        self, *args: object, numbers: list[tuple[str, str]], others: list[tuple[str, str]], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].choices = numbers
        self.fields["new_category"].choices = [("", "Tidak pindah kategori"), *others]


class ApproveForm(Plain):
    """Approving: the slot, two ticks that start empty for every content, and the code."""

    content_key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    slot = forms.ChoiceField(label="Waktu tayang", widget=forms.RadioSelect)
    day = forms.ChoiceField(label="Tanggal", required=False)
    half_hour = forms.ChoiceField(label="Jam", required=False)
    seen = forms.BooleanField(error_messages={"required": "Centang bahwa Anda sudah melihat semua halaman."})
    warnings_read = forms.BooleanField(error_messages={"required": "Centang bahwa Anda sudah membaca peringatan data."})
    code = forms.RegexField(
        r"^[0-9 ]{6,12}$",
        label="Kode dari aplikasi autentikator",
        error_messages={
            "required": "Ketik kode 6 angka dari aplikasi autentikator.",
            "invalid": "Kode terdiri dari 6 angka.",
        },
        widget=forms.TextInput(
            {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code-field", "maxlength": "12"}
        ),
    )

    def __init__(
        self,
        *args: object,
        slots: list[tuple[str, str]],
        days: list[tuple[str, str]],
        hours: list[tuple[str, str]],
        warnings: int,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slot"].choices = slots
        self.fields["day"].choices = days
        self.fields["half_hour"].choices = hours
        if not warnings:
            del self.fields["warnings_read"]

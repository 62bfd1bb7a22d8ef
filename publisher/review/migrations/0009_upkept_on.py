"""The day on which the daily upkeep was last begun."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("review", "0008_ledger_reseal")]
    operations = [migrations.AddField("publication", "upkept_on", models.DateField(blank=True, null=True))]

"""How each marked ticket was counted, so that later figures count it the same."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("review", "0005_known_values")]
    operations = [
        migrations.AddField(
            model_name="incidentmark",
            name="told_as",
            field=models.CharField(blank=True, max_length=24, default=""),
            preserve_default=False,
        ),
    ]

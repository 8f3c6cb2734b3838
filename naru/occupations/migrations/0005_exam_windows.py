import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('occupations', '0004_exams'),
    ]

    operations = [
        migrations.CreateModel(
            name='ExamWindow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField()),
                ('until_on', models.DateField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('exam', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='windows', to='occupations.exam')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('exam', 'from_on'), name='exam_window_once'), models.CheckConstraint(condition=models.Q(('from_on__lte', models.F('until_on'))), name='exam_window_days_in_order')],
            },
        ),
    ]

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('enrolments', '0007_give_calendars'),
    ]

    operations = [
        migrations.CreateModel(
            name='Closing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held', models.PositiveSmallIntegerField()),
                ('needed', models.PositiveSmallIntegerField()),
                ('percent', models.PositiveSmallIntegerField()),
                ('late_counts', models.BooleanField()),
                ('excused_counts', models.BooleanField()),
                ('source', models.CharField(blank=True, default='', max_length=60)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('intake', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='closing', to='enrolments.intake')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('percent__gte', 1), ('percent__lte', 100)), name='closing_percent_of_hundred'), models.CheckConstraint(condition=models.Q(('needed__gte', 1), ('needed__lte', models.F('held'))), name='closing_needs_of_held')],
            },
        ),
        migrations.CreateModel(
            name='Result',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('present', models.PositiveSmallIntegerField()),
                ('late', models.PositiveSmallIntegerField()),
                ('excused', models.PositiveSmallIntegerField()),
                ('absent', models.PositiveSmallIntegerField()),
                ('came', models.PositiveSmallIntegerField()),
                ('completed', models.BooleanField()),
                ('at', models.DateTimeField()),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='result', to='enrolments.application')),
                ('closing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results', to='enrolments.closing')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('came__lte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('present'), '+', models.F('late')), '+', models.F('excused')))), name='result_came_was_marked')],
            },
        ),
    ]

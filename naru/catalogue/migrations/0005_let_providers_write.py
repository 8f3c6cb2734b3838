"""Providers write courses here: numbers, drafts, copies of runs, two more remarks on rows."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0004_search_tables'),
        ('places', '0001_first'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='importremark',
            name='remark_reason_known',
        ),
        migrations.AddField(
            model_name='course',
            name='is_draft',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name='course',
            name='number',
            field=models.CharField(blank=True, db_default='', default='', max_length=40),
        ),
        migrations.AddField(
            model_name='run',
            name='copied_from',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='copies', to='catalogue.run'),
        ),
        migrations.AddField(
            model_name='run',
            name='is_draft',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name='run',
            name='number',
            field=models.CharField(blank=True, db_default='', default='', max_length=40),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.CheckConstraint(condition=models.Q(('number', ''), ('provider__isnull', False), _connector='OR'), name='course_own_has_provider'),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.CheckConstraint(condition=models.Q(('is_draft', False), models.Q(('number', ''), _negated=True), _connector='OR'), name='course_only_own_are_drafts'),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('provider', 'number'), name='course_once_per_number'),
        ),
        migrations.AddConstraint(
            model_name='importremark',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['NO_ID', 'NO_TITLE', 'MISSING', 'TOO_LONG', 'CUT', 'BAD_DATE', 'BAD_TIME', 'BAD_NUMBER', 'NEGATIVE', 'TOO_LARGE', 'UNKNOWN_WORD', 'UNKNOWN_CODE', 'CODE_WITHOUT_VERSION', 'OUT_OF_ORDER', 'WINDOW_LEFT_OUT', 'DAYS_LEFT_OUT', 'POINT_LEFT_OUT', 'CODE_LEFT_OUT', 'LINK_LEFT_OUT', 'BAD_LINK', 'FORMULA', 'REPEATED', 'TWO_WORDS', 'NOT_A_ROW', 'TOO_MANY_CELLS'])), name='remark_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.CheckConstraint(condition=models.Q(('is_draft', False), models.Q(('number', ''), _negated=True), _connector='OR'), name='run_only_own_are_drafts'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('course', 'number'), name='run_once_per_number'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.UniqueConstraint(condition=models.Q(('copied_from__isnull', False), ('gone_at__isnull', True)), fields=('copied_from', 'starts_on'), name='run_copied_once_to_a_day'),
        ),
    ]

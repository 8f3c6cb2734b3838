import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_first'),
        ('sources', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('name_ko', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('summary_ko', models.CharField(max_length=400)),
                ('summary_en', models.CharField(max_length=400)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('number',), name='area_number_once_while_current')],
            },
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('name_ko', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('summary_ko', models.CharField(max_length=400)),
                ('summary_en', models.CharField(max_length=400)),
                ('plan_status', models.CharField(choices=[('NAMED_IN_PLAN', '계획에 이름이 나온 사업'), ('LIKELY_IN_PLAN', '계획에 든 것으로 보이는 사업'), ('POST_PLAN', '계획 뒤에 시작한 사업'), ('BEFORE_PLAN', '계획 전부터 해 온 사업'), ('LINKED', '함께 이용할 수 있는 이웃 사업')], max_length=20)),
                ('start_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('confidence', models.CharField(choices=[('HIGH', '확인됨'), ('MEDIUM', '일부만 확인됨'), ('LOW', '확인되지 않음')], max_length=10)),
                ('note_ko', models.CharField(blank=True, max_length=400)),
                ('note_en', models.CharField(blank=True, max_length=400)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='programmes.area')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='accounts.organisation')),
                ('partners', models.ManyToManyField(related_name='partner_programmes', to='accounts.organisation')),
                ('sources', models.ManyToManyField(related_name='programmes', to='sources.source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('plan_status__in', ['NAMED_IN_PLAN', 'LIKELY_IN_PLAN', 'POST_PLAN', 'BEFORE_PLAN', 'LINKED'])), name='programme_status_known'), models.CheckConstraint(condition=models.Q(('confidence__in', ['HIGH', 'MEDIUM', 'LOW'])), name='programme_confidence_known'), models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('area', 'number'), name='programme_number_once_while_current')],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60)),
                ('position', models.PositiveSmallIntegerField()),
                ('label_ko', models.CharField(max_length=120)),
                ('label_en', models.CharField(max_length=120)),
                ('unit_ko', models.CharField(blank=True, max_length=40)),
                ('unit_en', models.CharField(blank=True, max_length=40)),
                ('note_ko', models.CharField(blank=True, max_length=400)),
                ('note_en', models.CharField(blank=True, max_length=400)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('programme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='programmes.programme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('programme', 'code'), name='measure_once_per_programme', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('name_ko', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('from_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('until_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='names', to='programmes.programme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('programme', 'position'), name='programme_name_once_per_position'), models.CheckConstraint(condition=models.Q(('until_year__isnull', True), ('from_year__isnull', True), ('until_year__gte', models.F('from_year')), _connector='OR'), name='programme_name_years_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('PLAN', '계획'), ('TARGET', '연도별 목표'), ('RESULT', '실제')], max_length=10)),
                ('period', models.CharField(max_length=12)),
                ('from_on', models.DateField()),
                ('to_on', models.DateField()),
                ('value', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True)),
                ('about', models.BooleanField(default=False)),
                ('text_ko', models.CharField(blank=True, max_length=400)),
                ('text_en', models.CharField(blank=True, max_length=400)),
                ('note_ko', models.CharField(blank=True, max_length=400)),
                ('note_en', models.CharField(blank=True, max_length=400)),
                ('confidence', models.CharField(choices=[('HIGH', '확인됨'), ('MEDIUM', '일부만 확인됨'), ('LOW', '확인되지 않음')], max_length=10)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('sources', models.ManyToManyField(related_name='figures', to='sources.source')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='programmes.measure')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('measure', 'kind', 'period'), name='figure_once_per_period'), models.CheckConstraint(condition=models.Q(('kind__in', ['PLAN', 'TARGET', 'RESULT'])), name='figure_kind_known'), models.CheckConstraint(condition=models.Q(('confidence__in', ['HIGH', 'MEDIUM', 'LOW'])), name='figure_confidence_known'), models.CheckConstraint(condition=models.Q(models.Q(('text_en', ''), ('text_ko', ''), ('value__isnull', False)), models.Q(('value__isnull', True), models.Q(('text_ko', ''), _negated=True), models.Q(('text_en', ''), _negated=True)), _connector='OR'), name='figure_number_or_words'), models.CheckConstraint(condition=models.Q(('to_on__gt', models.F('from_on'))), name='figure_period_not_empty')],
            },
        ),
    ]

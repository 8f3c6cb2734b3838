import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('sources', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Skill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('position', models.PositiveSmallIntegerField()),
                ('name_ko', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('taught_as', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=120), blank=True, default=list, size=None)),
                ('ncs_code', models.CharField(blank=True, max_length=8)),
                ('ncs_edition', models.CharField(blank=True, max_length=10)),
                ('esco_uri', models.CharField(blank=True, max_length=200)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('name_ko', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('TECHNICAL', '국가기술자격'), ('PROFESSIONAL', '국가전문자격'), ('LICENCE', '그 밖의 국가 자격·면허'), ('ACCREDITED', '국가공인 민간자격'), ('PRIVATE', '등록 민간자격')], max_length=12)),
                ('grade', models.CharField(blank=True, max_length=20)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^cert\\.[a-z0-9]+(-[a-z0-9]+)*$')), name='certificate_code_ours'), models.CheckConstraint(condition=models.Q(('kind__in', ['TECHNICAL', 'PROFESSIONAL', 'LICENCE', 'ACCREDITED', 'PRIVATE'])), name='certificate_kind_known'), models.CheckConstraint(condition=models.Q(('grade', ''), ('kind', 'TECHNICAL'), _connector='OR'), name='certificate_grade_is_technical')],
            },
        ),
        migrations.CreateModel(
            name='OccupationField',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('name_ko', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('number',), name='occupation_field_number_once_while_current')],
            },
        ),
        migrations.CreateModel(
            name='Occupation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('position', models.PositiveSmallIntegerField()),
                ('name_ko', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('also_ko', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=120), blank=True, default=list, size=None)),
                ('also_en', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=120), blank=True, default=list, size=None)),
                ('summary_ko', models.CharField(max_length=400)),
                ('summary_en', models.CharField(max_length=400)),
                ('keco_code', models.CharField(max_length=4)),
                ('keco_edition', models.CharField(max_length=10)),
                ('keco_name', models.CharField(max_length=120)),
                ('effort', models.CharField(choices=[('VERY_LIGHT', '아주 가벼운 일'), ('LIGHT', '가벼운 일'), ('MODERATE', '보통인 일'), ('HEAVY', '힘든 일'), ('VERY_HEAVY', '아주 힘든 일')], max_length=12)),
                ('demands', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('STANDING', '오래 서 있기'), ('WALKING', '많이 걷기'), ('LIFTING', '들고 옮기기'), ('STOOPING', '허리 숙이기·쪼그리기'), ('HEIGHTS', '높은 곳에서 일하기'), ('HANDS', '손을 섬세하게 쓰기'), ('SCREEN', '화면을 오래 보기'), ('VOICE', '말을 많이 하기'), ('DRIVING', '운전하기'), ('OUTDOORS', '바깥에서 일하기'), ('HEAT_COLD', '더위나 추위 견디기')], max_length=12), default=list, size=None)),
                ('hours', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('FULL_TIME', '낮 전일제'), ('PART_TIME', '시간제'), ('SHIFTS', '교대제'), ('NIGHTS', '야간'), ('WEEKENDS', '주말'), ('BY_JOB', '일감마다')], max_length=12), size=None)),
                ('hours_from', models.PositiveSmallIntegerField()),
                ('hours_to', models.PositiveSmallIntegerField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('sources', models.ManyToManyField(related_name='occupations', to='sources.source')),
                ('field', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='occupations', to='occupations.occupationfield')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^occ\\.[a-z0-9]+(-[a-z0-9]+)*$')), name='occupation_code_ours'), models.CheckConstraint(condition=models.Q(('keco_code__regex', '^[0-9]{4}$'), models.Q(('keco_edition', ''), _negated=True)), name='occupation_keco_with_edition'), models.CheckConstraint(condition=models.Q(('effort__in', ['VERY_LIGHT', 'LIGHT', 'MODERATE', 'HEAVY', 'VERY_HEAVY'])), name='occupation_effort_known'), models.CheckConstraint(condition=models.Q(('demands__contained_by', ['STANDING', 'WALKING', 'LIFTING', 'STOOPING', 'HEIGHTS', 'HANDS', 'SCREEN', 'VOICE', 'DRIVING', 'OUTDOORS', 'HEAT_COLD'])), name='occupation_demands_known'), models.CheckConstraint(condition=models.Q(('hours__contained_by', ['FULL_TIME', 'PART_TIME', 'SHIFTS', 'NIGHTS', 'WEEKENDS', 'BY_JOB']), ('hours__len__gte', 1)), name='occupation_hours_known'), models.CheckConstraint(condition=models.Q(('hours_from__gte', 1), ('hours_from__lte', models.F('hours_to')), ('hours_to__lte', 52)), name='occupation_week_in_order')],
            },
        ),
        migrations.CreateModel(
            name='OccupationLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(choices=[('KECO', '한국고용직업분류'), ('NCS', '국가직무능력표준'), ('DICTIONARY', '한국직업사전'), ('ESCO', '유럽 직업·기술 분류 ESCO'), ('ONET', '미국 직업 정보 O*NET')], max_length=12)),
                ('edition', models.CharField(max_length=20)),
                ('code', models.CharField(max_length=200)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='occupations.occupation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('occupation', 'scheme', 'edition', 'code'), name='occupation_linked_once'), models.CheckConstraint(condition=models.Q(('scheme__in', ['KECO', 'NCS', 'DICTIONARY', 'ESCO', 'ONET'])), name='occupation_link_scheme_known'), models.CheckConstraint(condition=models.Q(models.Q(('code', ''), _negated=True), models.Q(('edition', ''), _negated=True)), name='occupation_link_with_edition')],
            },
        ),
        migrations.CreateModel(
            name='Pay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_won', models.PositiveIntegerField()),
                ('to_won', models.PositiveIntegerField()),
                ('as_of_on', models.DateField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('occupation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='pay', to='occupations.occupation')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('from_won__gt', 0), ('from_won__lte', models.F('to_won'))), name='pay_range_in_order')],
            },
        ),
        migrations.CreateModel(
            name='OccupationSkill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('level', models.PositiveSmallIntegerField(choices=[(1, '도움을 받으며 할 수 있음'), (2, '보통 일은 혼자 할 수 있음'), (3, '까다로운 일도 맡을 수 있음'), (4, '남을 가르치고 이끌 수 있음')])),
                ('need', models.CharField(choices=[('ESSENTIAL', '꼭 필요함'), ('USEFUL', '있으면 도움이 됨')], max_length=10)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='occupations.occupation')),
                ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needed_by', to='occupations.skill')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('occupation', 'skill'), name='occupation_skill_asked_once'), models.CheckConstraint(condition=models.Q(('level__in', [1, 2, 3, 4])), name='occupation_skill_level_in_band'), models.CheckConstraint(condition=models.Q(('need__in', ['ESSENTIAL', 'USEFUL'])), name='occupation_skill_need_known')],
            },
        ),
        migrations.CreateModel(
            name='SkillGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('name_ko', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('number',), name='skill_group_number_once_while_current')],
            },
        ),
        migrations.AddField(
            model_name='skill',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='skills', to='occupations.skillgroup'),
        ),
        migrations.CreateModel(
            name='EntryRoute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('way', models.CharField(choices=[('OPEN', '조건 없이 바로'), ('COURSE', '교육을 마치고'), ('CERTIFICATE', '자격을 따고'), ('EXPERIENCE', '하던 일을 살려'), ('PUBLIC_JOB', '공공 일자리로 시작해'), ('OWN_BUSINESS', '내 일을 열어')], max_length=14)),
                ('text_ko', models.CharField(max_length=400)),
                ('text_en', models.CharField(max_length=400)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='routes', to='occupations.occupation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('occupation', 'position'), name='entry_route_place_taken_once'), models.CheckConstraint(condition=models.Q(('way__in', ['OPEN', 'COURSE', 'CERTIFICATE', 'EXPERIENCE', 'PUBLIC_JOB', 'OWN_BUSINESS'])), name='entry_route_way_known')],
            },
        ),
        migrations.CreateModel(
            name='OccupationCertificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('weight', models.CharField(choices=[('REQUIRED', '있어야 일할 수 있음'), ('USUAL', '흔히 찾는 자격')], max_length=10)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='occupations', to='occupations.certificate')),
                ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='occupations.occupation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('occupation', 'certificate'), name='occupation_certificate_once'), models.CheckConstraint(condition=models.Q(('weight__in', ['REQUIRED', 'USUAL'])), name='occupation_certificate_weight_known')],
            },
        ),
        migrations.AddConstraint(
            model_name='skill',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^skill\\.[a-z0-9]+(-[a-z0-9]+)*$')), name='skill_code_ours'),
        ),
        migrations.AddConstraint(
            model_name='skill',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name_ko', ''), _negated=True), models.Q(('name_en', ''), _negated=True)), name='skill_named_in_both_languages'),
        ),
        migrations.AddConstraint(
            model_name='skill',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ncs_code', ''), ('ncs_edition', '')), models.Q(('ncs_code__regex', '^([0-9]{4}|[0-9]{6}|[0-9]{8})$'), models.Q(('ncs_edition', ''), _negated=True)), _connector='OR'), name='skill_ncs_with_edition'),
        ),
        migrations.AddConstraint(
            model_name='skill',
            constraint=models.CheckConstraint(condition=models.Q(('esco_uri', ''), ('esco_uri__startswith', 'http://data.europa.eu/esco/'), _connector='OR'), name='skill_esco_is_its_address'),
        ),
    ]

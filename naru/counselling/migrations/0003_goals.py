import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('counselling', '0002_appointments'),
        ('occupations', '0002_certificate_holder'),
        ('residents', '0005_know_teaching'),
    ]

    operations = [
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('OCCUPATION', '새로 하고 싶은 일'), ('LIFE', '삶에서 이루고 싶은 것')], max_length=10)),
                ('domain', models.CharField(blank=True, choices=[('work', '일'), ('finance', '재무'), ('contribution', '사회공헌'), ('relations', '사회적 관계'), ('family', '가족'), ('leisure', '여가'), ('health', '건강')], max_length=12)),
                ('words', models.CharField(max_length=400)),
                ('by_on', models.DateField()),
                ('state', models.CharField(choices=[('PROPOSED', '제안함'), ('AGREED', '함께 정함'), ('REACHED', '이룸'), ('ENDED', '그만둠')], default='PROPOSED', max_length=10)),
                ('state_at', models.DateTimeField()),
                ('proposed_at', models.DateTimeField()),
                ('resident_agreed_at', models.DateTimeField(null=True)),
                ('mentor_agreed_at', models.DateTimeField(null=True)),
                ('occupation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='occupations.occupation')),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='residents.resident')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'PROPOSED')), fields=('resident',), name='goal_one_proposed_a_person'), models.UniqueConstraint(condition=models.Q(('state', 'AGREED')), fields=('resident',), name='goal_one_agreed_a_person'), models.CheckConstraint(condition=models.Q(models.Q(('domain', ''), ('kind', 'OCCUPATION'), ('occupation__isnull', False)), models.Q(('domain__in', ['work', 'finance', 'contribution', 'relations', 'family', 'leisure', 'health']), ('kind', 'LIFE'), ('occupation__isnull', True)), _connector='OR'), name='goal_says_what_it_is_about'), models.CheckConstraint(condition=models.Q(('state__in', ['PROPOSED', 'AGREED', 'REACHED', 'ENDED'])), name='goal_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('AGREED', 'REACHED')), _negated=True), models.Q(('mentor_agreed_at__isnull', False), ('resident_agreed_at__isnull', False)), _connector='OR'), name='goal_agreed_by_both'), models.CheckConstraint(condition=models.Q(('words__regex', '[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}'), _negated=True), name='goal_without_number')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('SHARED', '함께 보는 기록'), ('PROFESSIONAL', '상담하는 사람만 보는 기록')], max_length=14)),
                ('words', models.CharField(max_length=2000)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counselling_notes', to='residents.resident')),
            ],
            options={
                'indexes': [models.Index(fields=['resident', '-at'], name='note_by_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['SHARED', 'PROFESSIONAL'])), name='note_kind_known'), models.CheckConstraint(condition=models.Q(('words__regex', '[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}'), _negated=True), name='note_without_number')],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('words', models.CharField(max_length=200)),
                ('owner', models.CharField(choices=[('RESIDENT', '본인'), ('MENTOR', '멘토')], max_length=10)),
                ('due_on', models.DateField()),
                ('done_at', models.DateTimeField(null=True)),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='counselling.goal')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('owner__in', ['RESIDENT', 'MENTOR'])), name='step_owner_known'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='step_says_what'), models.CheckConstraint(condition=models.Q(('words__regex', '[0-9]{6}[[:space:]]?-?[[:space:]]?[0-9]{7}'), _negated=True), name='step_without_number')],
            },
        ),
    ]

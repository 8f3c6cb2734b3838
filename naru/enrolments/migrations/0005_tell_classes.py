import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('enrolments', '0004_seal_and_draw_lots'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bulletin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('key', models.UUIDField(unique=True)),
                ('kind', models.CharField(choices=[('WRITTEN', '보낸 말'), ('ADDED', '수업을 더함'), ('MOVED', '수업을 옮김'), ('ROOM', '장소를 바꿈'), ('CLOSED', '학기를 마침')], max_length=10)),
                ('audience', models.CharField(choices=[('SEATED', '자리를 받은 사람'), ('WAITING', '기다리는 사람'), ('BOTH', '자리를 받은 사람과 기다리는 사람 모두')], max_length=10)),
                ('text', models.CharField(blank=True, default='', max_length=1000)),
                ('facts', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
                ('done_at', models.DateTimeField(null=True)),
                ('people', models.PositiveIntegerField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('intake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bulletins', to='enrolments.intake')),
            ],
            options={
                'indexes': [models.Index(fields=['intake', '-at'], name='bulletin_by_class'), models.Index(condition=models.Q(('done_at', None)), fields=['at'], name='bulletin_undone')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['WRITTEN', 'ADDED', 'MOVED', 'ROOM', 'CLOSED'])), name='bulletin_kind_known'), models.CheckConstraint(condition=models.Q(('audience__in', ['SEATED', 'WAITING', 'BOTH'])), name='bulletin_audience_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'WRITTEN'), models.Q(('text', ''), _negated=True)), models.Q(models.Q(('kind', 'WRITTEN'), _negated=True), ('text', '')), _connector='OR'), name='bulletin_written_has_text'), models.CheckConstraint(condition=models.Q(models.Q(('done_at', None), ('people', None)), models.Q(('done_at__isnull', False), ('people__isnull', False)), _connector='OR'), name='bulletin_done_with_count')],
            },
        ),
        migrations.CreateModel(
            name='Copy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='enrolments.application')),
                ('bulletin', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='enrolments.bulletin')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('bulletin', 'application'), name='copy_once')],
            },
        ),
    ]

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('residents', '0003_facts_rules_ask_for'),
    ]

    operations = [
        migrations.CreateModel(
            name='RulePack',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('texts', models.TextField()),
                ('kept_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('digest__regex', '^[0-9a-f]{64}$')), name='rule_pack_digest_is_sha256')],
            },
        ),
        migrations.CreateModel(
            name='SigningKey',
            fields=[
                ('key_id', models.CharField(max_length=16, primary_key=True, serialize=False)),
                ('public_key', models.CharField(max_length=64, unique=True)),
                ('first_used_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('public_key__regex', '^[0-9a-f]{64}$')), name='signing_key_is_ed25519')],
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('APPLICATION', '신청'), ('GRANT', '지원 결정'), ('PLACEMENT', '배치')], max_length=20)),
                ('outcome', models.CharField(choices=[('ACCEPTED', '받아들임'), ('REFUSED', '받아들이지 않음'), ('WAITING', '결정을 기다림')], max_length=20)),
                ('decision', models.CharField(max_length=80)),
                ('policy', models.CharField(max_length=60)),
                ('body', models.TextField()),
                ('signature', models.CharField(max_length=128)),
                ('decided_at', models.DateTimeField()),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='residents.resident')),
                ('pack', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='policies.rulepack')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='policies.signingkey')),
            ],
            options={
                'indexes': [models.Index(fields=['resident', 'decided_at'], name='receipt_by_resident')],
                'constraints': [models.UniqueConstraint(fields=('decision',), name='receipt_one_per_decision'), models.CheckConstraint(condition=models.Q(('kind__in', ['APPLICATION', 'GRANT', 'PLACEMENT'])), name='receipt_kind_known'), models.CheckConstraint(condition=models.Q(('outcome__in', ['ACCEPTED', 'REFUSED', 'WAITING'])), name='receipt_outcome_known'), models.CheckConstraint(condition=models.Q(('decision__regex', '^[a-z-]+:[0-9]+$')), name='receipt_decision_named'), models.CheckConstraint(condition=models.Q(('signature__regex', '^[0-9a-f]{128}$')), name='receipt_signed')],
            },
        ),
        migrations.CreateModel(
            name='ReceiptLink',
            fields=[
                ('seq', models.BigIntegerField(primary_key=True, serialize=False)),
                ('previous', models.CharField(max_length=64)),
                ('hash', models.CharField(max_length=64)),
                ('receipt', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='link', to='policies.receipt')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('seq__gte', 1)), name='receipt_link_from_one')],
            },
        ),
    ]

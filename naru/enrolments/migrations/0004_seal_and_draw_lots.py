import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('enrolments', '0003_stand_in_line'),
    ]

    operations = [
        migrations.CreateModel(
            name='Draw',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret', models.CharField(max_length=64)),
                ('commitment', models.CharField(max_length=64)),
                ('committed_at', models.DateTimeField()),
                ('terms', models.JSONField()),
                ('words', models.JSONField(default=list)),
                ('rule_hash', models.CharField(max_length=64)),
                ('source_ko', models.CharField(max_length=400)),
                ('source_en', models.CharField(max_length=400)),
                ('known_at', models.DateTimeField()),
                ('reveal_until_at', models.DateTimeField()),
                ('entries', models.JSONField(default=list)),
                ('root', models.CharField(blank=True, default='', max_length=64)),
                ('frozen_at', models.DateTimeField(null=True)),
                ('public_value', models.CharField(blank=True, default='', max_length=200)),
                ('seed', models.CharField(blank=True, default='', max_length=64)),
                ('revealed', models.BooleanField(null=True)),
                ('drawn_at', models.DateTimeField(null=True)),
                ('intake', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='draw', to='enrolments.intake')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('commitment__regex', '^[0-9a-f]{64}$'), ('rule_hash__regex', '^[0-9a-f]{64}$'), ('secret__regex', '^[0-9a-f]{64}$')), name='door_draw_committed'), models.CheckConstraint(condition=models.Q(('known_at__gt', models.F('committed_at')), ('reveal_until_at__gt', models.F('known_at'))), name='door_draw_sealed_before_value'), models.CheckConstraint(condition=models.Q(models.Q(('frozen_at__isnull', True), ('root', '')), models.Q(('frozen_at__isnull', False), ('frozen_at__lt', models.F('known_at')), ('root__regex', '^[0-9a-f]{64}$')), _connector='OR'), name='door_draw_frozen_before_value'), models.CheckConstraint(condition=models.Q(models.Q(('drawn_at__isnull', True), ('public_value', ''), ('revealed__isnull', True), ('seed', '')), models.Q(('drawn_at__isnull', False), ('frozen_at__isnull', False), ('revealed__isnull', False), ('drawn_at__gte', models.F('known_at')), ('seed__regex', '^[0-9a-f]{64}$'), models.Q(('public_value', ''), _negated=True), models.Q(models.Q(('drawn_at__lt', models.F('reveal_until_at')), ('revealed', True)), models.Q(('drawn_at__gte', models.F('reveal_until_at')), ('revealed', False)), _connector='OR')), _connector='OR'), name='door_draw_drawn_after_value')],
            },
        ),
        migrations.CreateModel(
            name='Lot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(max_length=32, unique=True)),
                ('rank', models.PositiveIntegerField(null=True)),
                ('seated', models.BooleanField(null=True)),
                ('share', models.CharField(max_length=40, null=True)),
                ('claim', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='lot', to='enrolments.claim')),
                ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lots', to='enrolments.draw')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('token__regex', '^[0-9a-f]{32}$')), name='door_lot_has_token'), models.CheckConstraint(condition=models.Q(models.Q(('rank__isnull', True), ('seated__isnull', True), ('share__isnull', True)), models.Q(('rank__isnull', False), ('seated', False), ('seated__isnull', False), ('share__isnull', True)), models.Q(('rank__isnull', False), ('seated', True), ('seated__isnull', False), ('share__isnull', False)), _connector='OR'), name='door_lot_ranked_by_draw'), models.UniqueConstraint(fields=('draw', 'rank'), name='door_lot_rank_once')],
            },
        ),
    ]

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('type', models.CharField(choices=[('application/pdf', 'PDF'), ('image/jpeg', 'JPG'), ('image/png', 'PNG')], max_length=20)),
                ('size', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('put_at', models.DateTimeField()),
                ('keep_until_on', models.DateField()),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
                ('put_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('erased_at__isnull', True)), fields=['keep_until_on'], name='upload_by_end')],
                'constraints': [models.CheckConstraint(condition=models.Q(('type__in', ['application/pdf', 'image/jpeg', 'image/png'])), name='upload_type_known'), models.CheckConstraint(condition=models.Q(('size__gte', 1), ('size__lte', 10485760)), name='upload_size_within_limits'), models.CheckConstraint(condition=models.Q(('digest__regex', '^[0-9a-f]{64}$')), name='upload_digest_is_sha256')],
            },
        ),
        migrations.CreateModel(
            name='Content',
            fields=[
                ('upload', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='content', serialize=False, to='files.upload')),
                ('data', models.BinaryField()),
            ],
        ),
    ]

"""What search reads: vectors, terms to suggest, known lexemes."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0003_places_and_sources'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('course', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='search_entry', serialize=False, to='catalogue.course')),
                ('vector', django.contrib.postgres.search.SearchVectorField()),
                ('title', models.CharField(max_length=300)),
                ('offers', models.JSONField()),
                ('written_in', models.BigIntegerField()),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['vector'], name='search_by_lexeme'), models.Index(fields=['written_in'], name='search_by_transaction')],
            },
        ),
        migrations.CreateModel(
            name='SearchLexeme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lexeme', models.CharField(max_length=130)),
            ],
            options={
                'indexes': [models.Index(fields=['lexeme'], name='lexeme_by_text')],
            },
        ),
        migrations.CreateModel(
            name='SearchTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=120)),
                ('strokes', models.CharField(max_length=400)),
                ('initials', models.CharField(max_length=120)),
                ('courses', models.PositiveIntegerField(default=1)),
                ('common', models.BooleanField(default=False)),
            ],
            options={
                'indexes': [models.Index(fields=['strokes'], name='term_by_strokes', opclasses=['text_pattern_ops']), models.Index(fields=['initials'], name='term_by_initials', opclasses=['text_pattern_ops']), models.Index(condition=models.Q(('common', True)), fields=['strokes'], name='term_common', opclasses=['text_pattern_ops']), models.Index(django.db.models.functions.text.Left('strokes', 1), django.db.models.functions.text.Length('strokes'), name='term_by_length'), models.Index(fields=['text'], name='term_by_text')],
            },
        ),
        # Rows stay narrow and quick to visit: the vector lies aside, and uncompressed.
        migrations.RunSQL(
            "ALTER TABLE catalogue_searchentry SET (toast_tuple_target = 1024);"
            "ALTER TABLE catalogue_searchentry ALTER COLUMN vector SET STORAGE EXTERNAL",
            migrations.RunSQL.noop,
        ),
    ]

"""Everything that is kept: typed models, migrations, sessions."""

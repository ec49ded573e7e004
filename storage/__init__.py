"""Tables, migrations, transactions and permissions: the only place that knows SQL."""

"""A summary and a plan, made into what people take home: PDF and the assessment file."""

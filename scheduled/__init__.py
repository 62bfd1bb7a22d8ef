"""The clock: a wake-up every minute. It may fire twice or never; the database decides what is done, once."""

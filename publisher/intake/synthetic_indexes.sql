-- The indexes that carry the weekly queries; made after the rows are in, which is faster.
CREATE INDEX ix_tiket_selesai ON tiket (COALESCE(waktu_tutup, waktu_selesai));
CREATE INDEX ix_tiket_lapor ON tiket (waktu_lapor);
CREATE INDEX ix_tiket_diubah ON tiket (diubah);
CREATE INDEX ix_disposisi_tiket ON disposisi (id_tiket);
CREATE INDEX ix_panggilan_hari ON panggilan (date(waktu_masuk), jenis);

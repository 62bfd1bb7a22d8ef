-- The intake of an invented call-taking application, for the demonstration city. All times are naive local time.
-- The private columns (names, numbers, addresses, positions, narrative) are here because a real application has
-- them; the views at the end leave them out, and they are all that a publisher is granted.

CREATE TABLE kecamatan (id_kecamatan INTEGER PRIMARY KEY, nama_kecamatan TEXT NOT NULL);
CREATE TABLE kelurahan (
  id_kelurahan INTEGER PRIMARY KEY,
  id_kecamatan INTEGER NOT NULL REFERENCES kecamatan,
  nama_kelurahan TEXT NOT NULL
);
CREATE TABLE kategori (
  id_kategori INTEGER PRIMARY KEY,
  id_induk INTEGER REFERENCES kategori,            -- null: a main category
  kode TEXT NOT NULL,
  sensitif INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE instansi (id_instansi INTEGER PRIMARY KEY, singkatan TEXT NOT NULL);
CREATE TABLE petugas (id_petugas INTEGER PRIMARY KEY, nama TEXT NOT NULL, nip TEXT NOT NULL, peran TEXT NOT NULL);

CREATE TABLE panggilan (
  id_panggilan INTEGER PRIMARY KEY,
  waktu_masuk DATETIME NOT NULL,
  waktu_angkat DATETIME,                           -- null: ended before it was answered
  durasi_detik INTEGER NOT NULL,
  jenis TEXT NOT NULL,                             -- NORMAL, INFORMASI, PRANK, GHOST, ABANDON
  kanal TEXT NOT NULL DEFAULT '112',
  no_penelepon TEXT,
  id_petugas INTEGER REFERENCES petugas,
  rekaman TEXT
);
CREATE TABLE tiket (
  id_tiket INTEGER PRIMARY KEY,
  no_tiket TEXT NOT NULL UNIQUE,
  id_panggilan INTEGER REFERENCES panggilan,
  id_tiket_induk INTEGER REFERENCES tiket,         -- not null: a duplicate, merged into its parent
  id_kategori INTEGER REFERENCES kategori,
  judul TEXT, uraian TEXT,
  nama_pelapor TEXT, no_hp_pelapor TEXT, nik_pelapor TEXT, alamat_pelapor TEXT,
  lokasi_kejadian TEXT, patokan TEXT, lintang REAL, bujur REAL,
  id_kelurahan INTEGER REFERENCES kelurahan,
  kelurahan_teks TEXT,                             -- as typed, where no kelurahan was chosen
  luar_wilayah INTEGER NOT NULL DEFAULT 0,
  korban_luka INTEGER, korban_meninggal INTEGER, nama_korban TEXT,
  status TEXT NOT NULL, alasan_tutup TEXT,
  waktu_lapor DATETIME NOT NULL, waktu_disposisi DATETIME, waktu_tiba DATETIME,
  waktu_selesai DATETIME,                          -- the field report: done
  waktu_tutup DATETIME,                            -- the dispatcher: closed
  jumlah_buka_ulang INTEGER NOT NULL DEFAULT 0,
  diubah DATETIME NOT NULL
);
CREATE TABLE disposisi (
  id_disposisi INTEGER PRIMARY KEY,
  id_tiket INTEGER NOT NULL REFERENCES tiket,
  id_instansi INTEGER NOT NULL REFERENCES instansi,
  utama INTEGER NOT NULL,
  waktu_kirim DATETIME, waktu_tiba DATETIME, waktu_selesai DATETIME
);
CREATE TABLE tindak_lanjut (
  id_tindak_lanjut INTEGER PRIMARY KEY,
  id_tiket INTEGER NOT NULL REFERENCES tiket,
  waktu DATETIME NOT NULL,
  isi TEXT NOT NULL
);

-- One row a closed ticket. Guard flags are yes or no, computed where the data live; what is not known is null.
CREATE VIEW v_publisher_tiket_tutup AS
SELECT t.no_tiket AS id, t.waktu_lapor AS opened_at, t.waktu_disposisi AS dispatched_at, t.waktu_tiba AS on_scene_at,
  COALESCE(t.waktu_tutup, t.waktu_selesai) AS closed_at, t.diubah AS changed_at,
  COALESCE(induk.kode, k.kode) AS category, CASE WHEN induk.kode IS NOT NULL THEN k.kode END AS subcategory,
  kc.nama_kecamatan AS district, COALESCE(kl.nama_kelurahan, t.kelurahan_teks) AS sub_district,
  t.status AS status, t.alasan_tutup AS close_reason, p.kanal AS channel, p.jenis AS call_type,
  (SELECT utama.no_tiket FROM tiket utama WHERE utama.id_tiket = t.id_tiket_induk) AS merged_into,
  t.jumlah_buka_ulang AS reopen_count, t.luar_wilayah AS out_of_area,
  CASE WHEN t.korban_meninggal IS NOT NULL THEN t.korban_meninggal > 0 END AS flag_death,
  CASE WHEN t.korban_luka IS NOT NULL THEN t.korban_luka > 0 END AS flag_injury,
  CASE WHEN k.id_kategori IS NULL OR k.sensitif = 1 OR induk.sensitif = 1 THEN 1 ELSE 0 END AS flag_sensitive
FROM tiket t
LEFT JOIN panggilan p ON p.id_panggilan = t.id_panggilan
LEFT JOIN kategori k ON k.id_kategori = t.id_kategori
LEFT JOIN kategori induk ON induk.id_kategori = k.id_induk
LEFT JOIN kelurahan kl ON kl.id_kelurahan = t.id_kelurahan
LEFT JOIN kecamatan kc ON kc.id_kecamatan = kl.id_kecamatan
WHERE t.status IN ('SELESAI', 'TERTANGANI', 'DITUTUP');

-- Who did what when on a closed ticket, by code; bounded by the ticket's closing time.
CREATE VIEW v_publisher_langkah AS
SELECT t.no_tiket AS id, i.singkatan AS agency, CASE d.utama WHEN 1 THEN 'lead' ELSE 'support' END AS role,
  'sent' AS step, d.waktu_kirim AS at, COALESCE(t.waktu_tutup, t.waktu_selesai) AS closed_at
FROM tiket t JOIN disposisi d ON d.id_tiket = t.id_tiket JOIN instansi i ON i.id_instansi = d.id_instansi
WHERE d.waktu_kirim IS NOT NULL AND t.status IN ('SELESAI', 'TERTANGANI', 'DITUTUP')
UNION ALL
SELECT t.no_tiket, i.singkatan, CASE d.utama WHEN 1 THEN 'lead' ELSE 'support' END,
  'on_scene', d.waktu_tiba, COALESCE(t.waktu_tutup, t.waktu_selesai)
FROM tiket t JOIN disposisi d ON d.id_tiket = t.id_tiket JOIN instansi i ON i.id_instansi = d.id_instansi
WHERE d.waktu_tiba IS NOT NULL AND t.status IN ('SELESAI', 'TERTANGANI', 'DITUTUP')
UNION ALL
SELECT t.no_tiket, i.singkatan, CASE d.utama WHEN 1 THEN 'lead' ELSE 'support' END,
  'done', d.waktu_selesai, COALESCE(t.waktu_tutup, t.waktu_selesai)
FROM tiket t JOIN disposisi d ON d.id_tiket = t.id_tiket JOIN instansi i ON i.id_instansi = d.id_instansi
WHERE d.waktu_selesai IS NOT NULL AND t.status IN ('SELESAI', 'TERTANGANI', 'DITUTUP');

-- Calls counted by day, kind and whether answered; no call by itself.
CREATE VIEW v_publisher_panggilan AS
SELECT date(waktu_masuk) AS day, jenis AS call_type, waktu_angkat IS NOT NULL AS answered, COUNT(*) AS calls,
  SUM(durasi_detik <= 10) AS ended_within_10s
FROM panggilan
GROUP BY date(waktu_masuk), jenis, waktu_angkat IS NOT NULL;

-- Every ticket's present state: open, late, reopened.
CREATE VIEW v_publisher_perubahan AS
SELECT t.no_tiket AS id, t.status AS status, t.waktu_lapor AS opened_at, t.diubah AS changed_at,
  COALESCE(induk.kode, k.kode) AS category, p.jenis AS call_type,
  (SELECT utama.no_tiket FROM tiket utama WHERE utama.id_tiket = t.id_tiket_induk) AS merged_into
FROM tiket t
LEFT JOIN panggilan p ON p.id_panggilan = t.id_panggilan
LEFT JOIN kategori k ON k.id_kategori = t.id_kategori
LEFT JOIN kategori induk ON induk.id_kategori = k.id_induk;

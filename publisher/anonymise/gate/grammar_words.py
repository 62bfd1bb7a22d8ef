"""Words that steer: function words, honorifics, offices, and what announces a name."""

from __future__ import annotations

from publisher.anonymise.gate.word_sets import word_set

# No name begins or goes on with one of these.
FUNCTION = word_set(
    """
    ada adalah agar aja akan akhirnya anda apa apabila apakah atas atau atw bagaimana bagi bahwa bawah bareng beberapa
    belakang belum bersama bila bisa blm boleh bukan cuma dah dalam dan dapat dari daripada dekat deket dengan depan
    dg dgn di dia dlm dpn dpt dr dri dulu engga enggak ga gak gimana guna hanya harap harus hingga ia iki iku ini inya
    itu iya jadi jangan jd jgn jika juga ka kagak kalau kalo kami kamu kapan karena karna karo ke kemudian kenapa
    kepada ketika kita kl klo koq kok krn kuwi lagi lah lain lalu lan lewat lg maka masih mau melalui memang mereka
    mesti mohon msh nah namun nang nanti neng nek nggak nggih ning nya nyuwun oleh olh ono ora pada padahal para per
    pernah punya pun sama sambil sampai sangat saja saat sampe sana sanes saya sdg sdh se seko sebab sebagai sebelah
    sebelum sebuah sedang sehingga sejak sekarang sekitar selain selama seluruh semua seperti sering serta setelah
    setiap si siapa sing sini situ skrg sudah supaya sy tadi tanpa tapi tdk teng tentang terhadap terus tersebut tiap
    tidak tlg to tolong tp trs tsb udah ugi utk untuk utawa via wae wajib walau wis wonten wus ya yaitu yang yen yg yo
    tak niki niku njenengan jenengan panjenengan sampeyan sampean dhewe dewe br the of and in on at by for from is are
    was were be been has have had not no with or my your his her their our this that he she they we it who which where
    when kulo kula kowe awakmu kae mangke mengko badhe bade mboten boten sampun ampun durung dereng kados dipun maneh
    meneh tho lho lha lur ieu punten reng sareng teu
    selaku sebagai sedangkan sementara meski meskipun walaupun ialah yakni merupakan tetapi demi usai seusai kecuali
    hampir
    """
)

# Honorifics after which nearly any word is a name.
TITLES = word_set(
    """
    sdra bpk bapak bp pak pk bu ibu ibuk sdr sdri saudara saudari mas mbak mba mbk kang kangmas mbakyu gus nyai kyai
    kiai kyi ustadz ustad ustadzah ustz ustzh habib syekh syeikh tn ny nn nyonya tuan nona hj haji hajah hajjah kh
    kaji alm almh almarhum almarhumah drg drs dra prof mbah mbok eyang pakde pakdhe budhe bude paklik paklek pakle
    bulik bulek lik paman bibi om tante bli koh kokoh cece amang inang daeng teh teteh akang nok neng wak uwak kak
    kakak dik dek adik adek abah abi ummi ambo puang karaeng datuk opa oma oom encik engku tengku teuku cut gusti rr
    rm raden ki nyi bang abang uda uni uncu etek mamak cak cik ncik koko engkong aki nini nek nenek kakek simbah mbahe
    romo suster bruder pendeta pastor pdt ust yu ning lae ito kompol akp akbp iptu ipda aiptu aipda bripka brigpol
    briptu bripda bharada bharaka kombes irjen serka sertu serda serma kopka koptu kopda praka pratu prada kapten
    letda lettu letkol pelda peltu mayor kolonel mr mrs miss ms sir madam apt ns aa jeng den denmas ndoro
    mpok encing encang engkong
    """
)

# Honorifics that are short or ordinary words too: what follows must look like a name.
WEAK_TITLES = word_set(
    "h an r k da ci aa ra ir dr ito yu ning ki tan ms ns uni uda lae om teh neng nek bang kak adik dik nok mayor"
)

# Offices between an honorific and the name ("Pak RT Slamet", "Bu Lurah Siti"), and callings that carry names themselves.
OFFICES = word_set(
    """
    rt rw haji hajah lurah camat kades guru dokter bidan polisi kapolsek kapolres danramil ketua modin carik kadus
    bayan sopir kepala kadis kabid sekda walikota bupati gubernur takmir imam ustadz ustad kyai kiai perangkat sekdes
    bendahara satpam linmas babinsa bhabinkamtibmas mantri perawat dukun tukang kondektur masinis nahkoda nakhoda
    juragan bos wakil sekretaris presiden menteri direktur manajer rektor dosen komandan danton
    """
)

# Words that announce a name: roles in a report, forms' labels, possession, kin with an owner.
TRIGGERS = word_set(
    """
    nama namanya namae nami namina nyamana asma jeneng jenenge jenengku jenengipun
    asmane asmanipun bernama dipanggil panggilan ngaku
    mengaku pelapor plpr plapor pelap pelopor korban korbane pemilik pemilike penghuni saksi sakis penelepon penelpon
    caller pasien px pmo petugas ptgs sopir supir driver pengemudi pengendara pembonceng penumpang tersangka pelaku
    terlapor terduga ketua identitas inisial cp pic ttd kontak contact hubungi hub angkat menemui temui istri isteri suami
    anak anaknya anake bayi balita ayah ayahnya ibunya bapaknya bapake ibune kakaknya adiknya neneknya kakeknya
    suaminya istrinya bojone bojoku anakku anaku ortu keluarga klrg pemohon pengadu penjaga satpam kepada piket
    operator input inputer admin dilaporkan punya milik miik kepunyaan duwe duweke duwene milike milikipun rumah rmh
    rumahe omahe omah griyane griyo griya warung gudang kos kost kontrakan toko bengkel siswa siswi santri mahasiswa
    karyawan warga wali tetangga tanggane tanggaku menantu mantune putra putri putrane putrine cucu cucunya cucune
    ponakan ponakane keponakan bin binti dari dri dr sejak oleh dening alias almarhum nomer nomor nomere called name
    named dispatcher sender pengirim ditulis penulis dihubungi dijemput bersama diwakili wakil sy saya aku kulo kula
    iki ini husband wife mother father daughter neighbour i'm ki iku hamil hilang diterima dikendarai dikemudikan
    ditanggung lapor dicek dibonceng bonceng sanes dudu bukan from teman kawan rekan anggota personel staf nelpon
    telpon nelfon kenal mengenal cari mencari dicari nggoleki utk untuk buat sdra kata menurut bilang ujar tutur jelas
    ditemani didampingi dibantu panggil tertanda mengetahui yth titip membonceng menolong penolong oknum pacar mantan
    almarhumah mayat jenazah jasad abk kernet kenek nahkoda nakhoda kondektur masinis
    """
)
# Honorifics, most of them of nobility, that are written as parts of the name.
NOBLE_TITLES = word_set(
    """
    cut teuku tengku teungku tgk puang karaeng datuk datu gusti encik engku sayyid syarifah tubagus tb raden sultan andi
    ode mpok
    """
)

# First names of Balinese, by the order of birth and by caste, before which "I" and "Ni" are parts of the name.
BALINESE = word_set("wayan putu gede made kadek komang nengah nyoman ketut gusti dewa ngurah luh agung gde")

# Triggers that stand before anything: a word that is also a name needs a capital or a name beside it.
LOOSE_TRIGGERS = word_set(
    """
    dari dri dr sejak oleh dening ini iki iku ki sy saya aku kulo kula warung toko kos kost bengkel gudang rumah rmh
    omah griya kontrakan warga anak bayi keluarga nomor nomer nomere kepada bersama siswa siswi karyawan wali ayah
    hamil hilang putra putri cucu input operator piket admin dihubungi tetangga griyo santri mahasiswa from bukan utk
    untuk buat
    """
)
# Triggers after which even the name of a day is a person's.
TIGHT_TRIGGERS = word_set(
    """
    nama namanya namae jeneng jenenge jenengku asmane asmanipun bernama pelapor plpr pelap korban pemilik pemilike
    saksi penelepon penelpon caller pasien px identitas suami istri isteri bojone pelaku tersangka terlapor ngaku
    mengaku milik ketua balita called name named mayat cp ttd
    """
)

# Triggers after which a name is due, so that a word seldom met is taken for one.
DUE_TRIGGERS = word_set(
    """
    nama namanya namae jenenge jenengku asmane asmanipun bernama pelapor plpr saksi penelepon penelpon caller pasien
    px identitas ngaku mengaku called named cp ttd kata menurut ditemani didampingi dipanggil panggilan inisial alias
    """
)

# What follows an honorific without being a name.
NO_NAMES = word_set(
    """
    hamil korban kandung rumah tangga muda tua lansia sakit pingsan melahirkan menyusui paruh baya kota asrama sopir
    supir ojek ojol becak penjual pedagang pemilik pelapor polisi satpam tentara petugas admin operator dokter guru
    bidan kos kost warung tani nelayan angkat tiri mertua asuh negara bangsa balita bayi anak suami istri keluarga
    orang warga tetangga min mimin gan bro sis bos ketua camat lurah walikota wali bupati gubernur presiden kawin
    kandungan setempat sekalian semua kalian kita situ sana sini nya ibu bapak bapa haji rt rw ini itu tersebut jual
    pijat penjaga pensiunan dosen hakim jaksa hansip linmas dukuh desa kecamatan kelurahan dinas kepala pengurus
    pimpinan pembina alamat hp nik telp tlp wa no umur usia unit regu pos armada jl jln gg gang tgl ktp nomor nomer
    anonim rahasia samaran lengkap panggilan asli palsu jelas terang nihil kosong banyak beberapa jamak perempuan laki
    lelaki wanita pria remaja dewasa baik titik
    """
)

# Institutions and places of everyone: the name after them is theirs, and nobody's.
INSTITUTIONS = word_set(
    """
    rs rsu rsud rsi rsia rsj rumkit puskesmas pustu klinik polsek polres polresta koramil kodim polda lanal lanud
    stasiun terminal bandara pelabuhan pasar gedung taman stadion gor jembatan perempatan pertigaan prapatan pertelon
    simpang museum hotel tol exit gunung pantai sungai waduk pulau kapal km po bus travel kereta ka kabupaten kab kota
    kecamatan kec kelurahan kel desa provinsi prov kampus universitas politeknik bank pt cv ud bunga pohon buah motif
    batik monumen tugu mall mal plaza alun alun-alun balai pendopo lapangan bundaran suzuki yamaha honda toyota
    daihatsu mitsubishi isuzu kawasaki ruang bangsal atm rek rekening pasir sar pos tim grup partai majalah koran
    surat embung bendungan curug goa gua candi kebun
    unit bertuliskan bertulisan bermerek merek merk perahu krl kri kmp
    """
)

# Of these, the ones that are named after people as a rule.
PUBLIC_PLACES = word_set(
    """
    rs rsu rsud rsi rsia rsj puskesmas polsek polres polresta koramil kodim stasiun terminal bandara pelabuhan pasar
    gedung taman stadion gor jembatan perempatan pertigaan prapatan simpang museum hotel tol exit gunung pantai sungai
    waduk pulau kabupaten kab kota kecamatan kec kelurahan kel desa provinsi kampus universitas monumen tugu mall
    plaza balai pendopo lapangan bundaran embung bendungan curug goa gua candi bank
    """
)

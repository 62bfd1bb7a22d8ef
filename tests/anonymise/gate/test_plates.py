"""Number plates in any spelling, and measures that look like them. «…» marks a finding."""

import pytest

from publisher.anonymise.gate.plates import find_plates
from tests.anonymise.gate.marked import shown_by


@pytest.mark.parametrize(
    "marked",
    [
        "motor «G 1234 AB» hitam",
        "motor «G1234AB»",
        "mobil «B-2169-BYE»",
        "mobil «AB_7546_LB»",
        "mobil «G.9007.XK»",
        "truk «AA 900 K»",
        "motor «G 12 AB» jatuh",
        "motor «G 7 66 MZ» jatuh",
        "motor «G 1234\nAB» jatuh",
        "motor «G  -  1234  -  AB» jatuh",
        "motor «G I2O4 AB» jatuh",
        "motor «g 1234 ab» jatuh",
        "motor «g 880 gd» jatuh",
        "motor «r8669 nt» jatuh",
        "bukan«G 8689 E» tapi «G 4124 S»",
        "milik Sokrano «G 4124 S» jatuh",
        "naik «g 7 ab» tadi",
        "nopol «g 12 ab» jatuh",
        "bukan«g 8689 e» tadi",
        "nopol: «G 1234»",
        "plat nya «g 5 x»",
        "NOPOL«G1234AB»",
        "motor vario «G 1234» hitam",
        "R4 «H.34.LZ» jatuh",
        "R2 «B 77 RXY» vs R4 «S.32.FG» jatuh",
        "motore «G79UCP» jatuh",
        "motore «AA49GWR» jatuh",
        "R4 «DK-343-LUX» jatuh",
        "STNK «W  S084  N» jatuh",
        "plat «G 8339 WY»nik 3375",
        "platd «G 8339 WY» jatuh",
        "r2 «g 57 bu» vs «k 12 ab» jatuh",
        "mobilnya «d 57 xy» kabur",
        "pelat «g-1234-ab» kabur",
        "R4 «H 9 A» kabur",
        "motor «G 12B4 AB» kabur",
        "motor «G 4S32 ZB» kabur",
    ],
)
def test_a_plate_is_found_at_its_place(marked: str) -> None:
    assert shown_by(find_plates, marked) == marked


@pytest.mark.parametrize(
    "text",
    [
        "Satpol P3KP",
        "tinggi 112 cm",
        "blok A 12 B",
        "RT 03 RW 04",
        "D 12 KM",
        "di 112 jam",
        "ke 1204 warga",
        "SMP 5 kelas 8B",
        "b 20 cm",
        "tiket CC/8250/XI",
        "R2 dan R4 antre",
        "K3L dan P3K",
        "naik 2 bus",
        "naik b 12 km",
    ],
)
def test_measures_houses_and_names_of_offices_are_no_plates(text: str) -> None:
    assert list(find_plates(text)) == []

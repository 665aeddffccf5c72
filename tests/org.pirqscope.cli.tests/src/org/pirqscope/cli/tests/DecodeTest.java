package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeTest {

    private static final String PIRQ_55 = """
            pirq 55 (0x37)

            address_hi = 00000000
            +-------------------------------+-----------+
            | 31:8                          | 7:0       |
            | 0000 0000 0000 0000 0000 0000 | 0000 0000 |
            | 0x000000                      | 0x00      |
            | extended destination id       | reserved  |
            | = pirq 31:8                   | 0         |
            +-------------------------------+-----------+
            address_lo = fee37000
            +----------------+----------------+-----------+------------------+------------------+----------+
            | 31:20          | 19:12          | 11:4      | 3                | 2                | 1:0      |
            | 1111 1110 1110 | 0011 0111      | 0000 0000 | 0                | 0                | 00       |
            | 0xfee          | 0x37           | 0x00      | 0                | 0                | 0        |
            | prefix         | destination id | reserved  | redirection hint | destination mode | reserved |
            | fixed          | = pirq 7:0     | reserved  | RH               | DM               | 0        |
            +----------------+----------------+-----------+------------------+------------------+----------+
            data = 4300
            +---------+--------+----------+----------------+-------------------------+
            | 15      | 14     | 13:11    | 10:8           | 7:0                     |
            | 0       | 1      | 000      | 011            | 0000 0000               |
            | 0       | 1      | 0        | 3              | 0x00                    |
            | trigger | level  | reserved | delivery mode  | vector                  |
            | edge    | assert | 0        | reserved: pirq | vector 0 = pirq request |
            +---------+--------+----------+----------------+-------------------------+
            pirq = 0x000000 << 8 | 0x37 = 55,  data == 0x4300: yes,  QEMU's gflags: 0x3037
            A request for pirq 55: vector 0, delivery mode 3 (XEN_PIRQ_MSI_DATA).
            """;

    @Test
    void pirq55IsTakenOutOfItsBits() {
        Shell shell = Shell.run("decode", "0", "fee37000", "4300");

        assertEquals(0, shell.code());
        assertEquals(PIRQ_55, shell.out());
        assertEquals("", shell.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x0 0xfee37000 0x4300",
                "00000000 FEE37000 4300",
                "0X0 0xFEE37000 004300",
                "00000000fee37000 4300",
                "fee37000 4300"
            })
    void hexadecimalIsReadWithOrWithoutPrefixAndAsLspciPrintsIt(String words) {
        assertEquals(PIRQ_55, Shell.run(("decode " + words).split(" ")).out());
    }

    @ParameterizedTest
    @CsvSource({
        "0 fee17000 4300,23",
        "00000100 fee2c000 4300,300",
        "100 fee00000 4300,256",
        "1200 fee34000 4300,4660",
        "0 fee37000 0700,55",
        "ffffff00 feeff000 4300,4294967295"
    })
    void theTableOfTheDomainIsDecoded(String words, long pirq) {
        JsonObject json = Shell.run(("decode " + words + " --json").split(" ")).json();

        assertEquals(pirq, json.get("pirq").getAsLong());
        assertEquals("pirq-request", json.get("kind").getAsString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 0|no message: all zero|Nothing was ever written",
                "ffffffff ffffffff ffffffff|no message: all ones|the device is gone",
                "ffffffff ffffffff ffff|no message: all ones|the device is gone",
                "0 fee00000 4300|pirq 0: a misconfiguration|lets Xen choose",
                "0 fee01000 4041|vector 0x41 for APIC id 1, not a pirq|never matches 0x4300",
                "0 fee37000 4000|vector 0 with delivery mode 0|Linux never writes this",
                "0 12345678 4300|not an MSI address|Address bits 31:20",
                "100 fee2c000 4300|pirq 300 (0x12c)|would read back as pirq 44"
            })
    void specialMessagesAreExplained(String words, String answer, String why) {
        Shell shell = Shell.run(("decode " + words).split(" "));

        assertEquals(0, shell.code());
        assertTrue(shell.lines().getFirst().startsWith(answer), shell.out());
        assertTrue(shell.out().replace('\n', ' ').contains(why), shell.out());
        assertTrue(shell.lines().stream().allMatch(line -> line.length() <= 100), shell.out());
    }

    @Test
    void theJsonHoldsEveryFieldOfEveryWord() {
        JsonObject json =
                Shell.run("decode", "100", "fee2c000", "4300", "--json").json();

        assertEquals("0x00000100", json.get("addressHi").getAsString());
        assertEquals("0xfee2c000", json.get("addressLo").getAsString());
        assertEquals("0x4300", json.get("data").getAsString());
        assertEquals(300, json.get("decoded").getAsInt());
        assertEquals(44, json.get("truncatedTo32Bit").getAsInt());
        assertEquals("0x302c", json.get("gflags").getAsString());
        assertTrue(json.get("dataIsPirqData").getAsBoolean());
        JsonArray words = json.getAsJsonArray("words");
        assertEquals(3, words.size());
        JsonObject destination =
                words.get(1).getAsJsonObject().getAsJsonArray("fields").get(1).getAsJsonObject();
        assertEquals("19:12", destination.get("bits").getAsString());
        assertEquals("0x2c", destination.get("value").getAsString());
        assertTrue(destination.get("partOfPirq").getAsBoolean());
    }

    @Test
    void aVectorMessageHasNoPirqInItsJson() {
        JsonObject json = Shell.run("decode", "0", "fee01000", "4041", "--json").json();

        assertTrue(json.get("pirq").isJsonNull());
        assertEquals(1, json.get("decoded").getAsInt());
        assertEquals("vector", json.get("kind").getAsString());
        assertFalse(json.get("dataIsPirqData").getAsBoolean());
    }

    @ParameterizedTest
    @CsvSource({
        "x fee37000 4300,ADDRESS_HI \"x\"",
        "0 fee3700g 4300,ADDRESS_LO \"fee3700g\"",
        "0 fee37000 -1,DATA \"-1\"",
        "0 fee37000 0x,DATA \"0x\"",
        "0 0fee370000 4300,ADDRESS_LO \"0fee370000\"",
        "0 fee37000 123456789,DATA \"123456789\"",
        "00000000fee3700z 4300,ADDRESS \"00000000fee3700z\""
    })
    void aWordThatIsNoRegisterValueIsNamed(String words, String named) {
        Shell shell = Shell.run(("decode " + words).split(" "));

        assertTrue(shell.refused(), shell.toString());
        assertTrue(shell.err().contains(named) && shell.err().contains("hexadecimal digits"), shell.err());
    }
}

package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodeTest {

    @Test
    void pirq300FillsBothAddressWords() {
        Shell shell = Shell.run("encode", "300");

        assertEquals(0, shell.code());
        assertEquals("""
                0x00000100 0xfee2c000 0x4300  (address_hi address_lo data)
                QEMU's gflags: 0x302c
                More than 8 bits: a 32-bit-only MSI capability has no address_hi and reads back as pirq 44.
                """, shell.out());
    }

    @ParameterizedTest
    @CsvSource({
        "55,0x00000000,0xfee37000,0x3037",
        "23,0x00000000,0xfee17000,0x3017",
        "300,0x00000100,0xfee2c000,0x302c",
        "256,0x00000100,0xfee00000,0x3000",
        "0x1234,0x00001200,0xfee34000,0x3034",
        "0X37,0x00000000,0xfee37000,0x3037"
    })
    void theTableOfTheDomainIsEncoded(String pirq, String high, String low, String gflags) {
        JsonObject json = Shell.run("encode", pirq, "--json").json();

        assertEquals(high, json.get("addressHi").getAsString());
        assertEquals(low, json.get("addressLo").getAsString());
        assertEquals("0x4300", json.get("data").getAsString());
        assertEquals(gflags, json.get("gflags").getAsString());
    }

    @Test
    void pirq256OnA32BitCapabilityBecomesPirq0() {
        JsonObject json = Shell.run("encode", "256", "--json").json();

        assertEquals(0, json.get("truncatedTo32Bit").getAsInt());
        assertTrue(json.getAsJsonArray("notes")
                .get(0)
                .getAsString()
                .endsWith("pirq 0, which QEMU takes for a misconfiguration."));
    }

    @Test
    void pirq0IsExplained() {
        assertTrue(Shell.run("encode", "0").out().contains("guest misconfiguration"));
    }

    @Test
    void aPirqOf17BitsDoesNotFitLinuxEither() {
        assertTrue(Shell.run("encode", "65537").out().contains("u16 of its irq_info and would keep 1."));
    }

    @Test
    void linux511AndLaterWriteAnotherData() {
        assertEquals(
                "0x00000000 0xfee37000 0x0700  (address_hi address_lo data)",
                Shell.run("encode", "55", "--linux", "5.15").lines().getFirst());
        assertEquals(
                "0x00000000 0xfee37000 0x4300  (address_hi address_lo data)",
                Shell.run("encode", "55", "--linux", "5.10").lines().getFirst());
        assertTrue(Shell.run("encode", "55", "--linux", "five").refused());
    }

    @Test
    void whatIsEncodedIsDecodedAgain() {
        for (String pirq : new String[] {"1", "16", "255", "256", "4095", "65535", "4294967295"}) {
            JsonObject message = Shell.run("encode", pirq, "--json").json();
            JsonObject decoded = Shell.run(
                            "decode",
                            message.get("addressHi").getAsString(),
                            message.get("addressLo").getAsString(),
                            message.get("data").getAsString(),
                            "--json")
                    .json();

            assertEquals(Long.parseLong(pirq), decoded.get("pirq").getAsLong());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "-1", "4294967296", "0x", "0x100000000", "1.5", "", "99999999999999999999", "37h", "\u0661"
            })
    void whatIsNoPirqIsRefused(String pirq) {
        Shell shell = Shell.run("encode", pirq);

        assertTrue(shell.refused(), shell.toString());
        assertTrue(shell.err().contains("expected a number from 0 to 4294967295"), shell.err());
    }
}

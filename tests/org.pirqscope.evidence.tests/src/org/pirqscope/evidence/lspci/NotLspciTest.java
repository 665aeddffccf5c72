package org.pirqscope.evidence.lspci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Texts without a device are refused with the place and the words. */
class NotLspciTest {

    private static LspciFormatException refusal(String text) {
        return assertThrows(LspciFormatException.class, () -> LspciListing.read(text, "notes.txt"));
    }

    @Test
    void anEmptyTextIsRefused() {
        LspciFormatException refusal = refusal("");

        assertEquals(
                "notes.txt:1:1: read an empty text, expected a line such as \"04:00.0 Non-Volatile memory "
                        + "controller: ...\", as lspci prints",
                refusal.getMessage());
        assertEquals(refusal.getMessage(), refusal("").getMessage());
        assertEquals("an empty text", refusal("\ufeff\r\n \t\n").read());
    }

    @Test
    void proseIsRefusedAtItsFirstWord() {
        LspciFormatException refusal = refusal("\n\n   Dear all,\nthe driver fails.\n");

        assertEquals(3, refusal.line());
        assertEquals(4, refusal.column());
        assertEquals("\"Dear all,\"", refusal.read());
        assertEquals("notes.txt", refusal.file());
    }

    @Test
    void machineReadableOutputIsRefusedBehindTheAddress() {
        LspciFormatException refusal = refusal("# lspci -mm\n01:00.0 \"Ethernet controller\" \"Example\" \"Card\"\n");

        assertEquals(2, refusal.line());
        assertEquals(9, refusal.column());
        assertEquals("the class of the device and \": \" after its address, as lspci -vv prints", refusal.expected());
    }

    @Test
    void anAddressAloneIsRefusedAtTheEndOfItsLine() {
        LspciFormatException refusal = refusal("> 0000:01:00.0\n");

        assertEquals("the end of the line", refusal.read());
        assertEquals(15, refusal.column());
    }

    @Test
    void controlCharactersStayOutOfTheMessage() {
        assertEquals("\"?ELF??\"", refusal("\u007fELF\u0002\u0001").read());
    }

    @Test
    void aLongLineIsQuotedInPart() {
        assertEquals('"' + "x".repeat(40) + "...\"", refusal("x".repeat(5000)).read());
    }
}

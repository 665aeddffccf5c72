package org.pirqscope.evidence.lspci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The same listing after editors, mail programs and web archives had it. */
class DisguiseTest {

    private static final String TEXT =
            Samples.NVME + "05:00.0 Ethernet controller [0200]: Example Card [1de0:0001]\n" + Samples.NVME_BYTES;

    private static void assertSame(UnaryOperator<String> disguise) {
        String disguised = disguise.apply(TEXT);
        assertNotEquals(TEXT, disguised);
        assertEquals(Samples.read(TEXT), Samples.read(disguised));
    }

    /** Equal but for the line numbers. */
    private static void assertSameDevices(String disguised) {
        List<LspciDevice> expected = Samples.read(TEXT).devices();
        List<LspciDevice> found = Samples.read(disguised).devices();
        assertEquals(
                expected.stream().map(device -> at(device, 1)).toList(),
                found.stream().map(device -> at(device, 1)).toList());
    }

    private static LspciDevice at(LspciDevice device, int line) {
        return new LspciDevice(
                device.address(),
                device.deviceClass(),
                device.ids(),
                device.description(),
                line,
                device.driver(),
                device.irq(),
                device.intx(),
                device.capabilities());
    }

    private static String eachLine(String text, UnaryOperator<String> change) {
        return text.lines().map(change).collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void lineEndsOfWindowsAndOldMacs() {
        assertSame(text -> text.replace("\n", "\r\n"));
        assertSame(text -> text.replace("\n", "\r"));
    }

    @Test
    void aByteOrderMark() {
        assertSame(text -> "\ufeff" + text);
    }

    @Test
    void blanksInPlaceOfTabs() {
        assertSame(text -> text.replace("\t", "        "));
        assertSame(text -> text.replace("\t", "  "));
        assertSame(text -> text.replace("\t", " "));
        assertSame(text -> text.replace("\t", "\u00a0\u00a0\u00a0\u00a0"));
    }

    @Test
    void quoteMarksOfMail() {
        assertSame(text -> eachLine(text, line -> "> " + line));
        assertSame(text -> eachLine(text, line -> ">" + line));
        assertSame(text -> eachLine(text, line -> "> > " + line));
        assertSame(text -> eachLine(text, line -> ">>> " + line.replace("\t", "        ")));
        assertSame(text -> eachLine(text, line -> line.isEmpty() ? ">" : "> " + line));
    }

    @Test
    void theWholeTextIndented() {
        assertSame(text -> eachLine(text, line -> "    " + line));
    }

    @Test
    void blanksAtTheEndOfLines() {
        assertSame(text -> eachLine(text, line -> line + "  "));
    }

    @Test
    void indentationLostAltogether() {
        assertSame(text -> eachLine(text, String::strip));
    }

    @Test
    void doubleSpacing() {
        assertSameDevices(TEXT.replace("\n", "\n\n"));
    }

    @Test
    void longLinesBrokenAtColumn72() {
        assertSameDevices(eachLine(TEXT, line -> broken(line, 72)));
        assertSameDevices(eachLine(TEXT, line -> broken("> " + line, 72)));
    }

    @Test
    void theOldestWordingBrokenInItsFlags() {
        String[] below = {"\t\tAddress: fee37000  Data: 4300"};
        LspciDevice whole = Samples.with(
                "        Capabilities: [50] Message Signalled Interrupts: Mask- 64bit- Queue=0/0 Enable+", below[0]);
        LspciDevice broken = Samples.with(
                "        Capabilities: [50] Message Signalled Interrupts: Mask- 64bit-\nQueue=0/0 Enable+", below[0]);

        assertEquals(whole.capabilities(), broken.capabilities());
        assertEquals(ListState.COMPLETE, broken.capabilities().state());
    }

    // as a mail program does: at the last blank before the column, the rest without indentation
    private static String broken(String line, int column) {
        String expanded = line.replace("\t", "        ");
        int at = expanded.length() <= column ? -1 : expanded.lastIndexOf(' ', column);
        return at <= 8 ? expanded : expanded.substring(0, at) + "\n" + broken(expanded.substring(at + 1), column);
    }
}

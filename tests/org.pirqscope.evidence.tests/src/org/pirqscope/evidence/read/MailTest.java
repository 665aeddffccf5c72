package org.pirqscope.evidence.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.fact.What;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Logs in mails: quoted, encoded, attached, packed. */
class MailTest {

    private static final String HEADERS = """
            From: A Reporter <reporter@example.invalid>
            To: list@example.invalid
            Subject: MSI-X does not come back
            Date: Fri, 6 May 2031 07:08:09 +0000
            MIME-Version: 1.0
            """;

    @Test
    void quotedPrintableKeepsTheLinesOfTheMail() {
        String mail = HEADERS + """
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                Here is the log:

                [00:05.0] msi_msix_update: Updating MSI-X with pirq 47 gvec 0x0 gflags =
                0x302f (entry: 0x0)
                [00:05.0] msi_msix_disable: Unmap MSI-X pirq=2047
                """;
        LogTexts texts = LogTexts.of(mail);

        assertEquals(List.of("update", "unmap"), texts.course(-1, 47));
        assertEquals(11, texts.life(-1, 47).events().get(0).place().line());
        assertEquals(13, texts.life(-1, 47).events().get(1).place().line());
        assertEquals(mail.lines().count(), texts.lines());
        assertEquals(0, texts.evidence().notUnderstood());
    }

    @Test
    void attachmentsArePackedOrNot() throws IOException {
        byte[] log = OwnLogsTest.QEMU.getBytes(StandardCharsets.UTF_8);
        for (String packing : List.of("none", "gzip", "xz")) {
            String mail = HEADERS + """
                    Content-Type: multipart/mixed; boundary="cut"

                    --cut
                    Content-Type: text/plain

                    See the attachment.
                    --cut
                    Content-Type: application/octet-stream
                    Content-Disposition: attachment; filename="qemu.log"
                    Content-Transfer-Encoding: base64

                    %s
                    --cut--
                    """.formatted(Base64.getMimeEncoder().encodeToString(packed(log, packing)));
            LogTexts texts = LogTexts.of(mail);

            assertEquals(List.of("request", "update", "unbind", "unmap"), texts.course(-1, 47), packing);
            assertEquals("text!qemu.log", texts.evidence().names().get(1));
            assertEquals(4, texts.life(-1, 47).first().line());
        }
    }

    private static byte[] packed(byte[] plain, String packing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = switch (packing) {
            case "gzip" -> new GZIPOutputStream(bytes);
            case "xz" -> new XZOutputStream(bytes, new LZMA2Options());
            default -> bytes;
        }) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void anMboxHoldsSeveralMails() {
        String mail = "From reporter@example.invalid Fri May  6 07:08:09 2031\n" + HEADERS + "\n> "
                + OwnLogsTest.QEMU.strip().replace("\n", "\n> ") + "\n\n";
        LogTexts texts = LogTexts.of(mail + mail.replace("47", "37"));

        assertEquals(List.of("request", "update", "unbind", "unmap"), texts.course(-1, 37));
        assertEquals(
                8 + 11 + 7 - 2,
                texts.life(-1, 37).first().line() - texts.life(-1, 47).first().line() + 7);
        assertEquals(
                2,
                texts.events().stream()
                        .filter(event -> event.what() == What.UNMAP)
                        .count());
    }

    @Test
    void aDamagedMailIsReadAsFarAsItGoes() {
        LogTexts texts = LogTexts.of(HEADERS
                + "Content-Type: multipart/mixed; boundary=\"never\"\n\n--never\nContent-Type: text/plain\n\n"
                + OwnLogsTest.QEMU);

        assertEquals(List.of("request", "update", "unbind", "unmap"), texts.course(-1, 47));
        assertTrue(texts.evidence().sources().stream().anyMatch(source -> source.format() == SourceFormat.MAIL));
    }

    /** However many bytes come at once, and whatever ends the lines: the mails of a file are the same. */
    @Test
    void theMailsOfAFileDoNotDependOnHowItComes() {
        String mail = "From reporter@example.invalid Fri May  6 07:08:09 2031\n" + HEADERS + "\n"
                + OwnLogsTest.QEMU.strip() + "\nFrom here on it is a remark\n>From there, too\n\n";
        String file = mail + mail.replace("47", "37") + mail.replace("47", "27");
        List<Fact> whole = LogTexts.of(file).evidence().facts();
        for (String end : List.of("\n", "\r\n")) {
            byte[] bytes = file.replace("\n", end).getBytes(StandardCharsets.UTF_8);
            for (int piece = 1; piece < 400; piece += piece < 9 ? 1 : 71) {
                assertEquals(whole, inPieces(bytes, piece).evidence().facts(), end.length() + " " + piece);
            }
        }
        assertEquals(
                List.of("request", "update", "unbind", "unmap"),
                LogTexts.of(file).course(-1, 27));
    }

    private static LogTexts inPieces(byte[] bytes, int most) {
        return LogTexts.read(List.of(new TextSource("text", () -> new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int from, int count) {
                return super.read(to, from, Math.min(count, most));
            }
        })));
    }

    /** A header that makes the mail plain text in many words tells what one does that says nothing. */
    @Test
    void plainTextIsThatByAnyHeader() {
        String body = "\n" + OwnLogsTest.QEMU;
        List<String> plain = List.of(
                "Content-Type: text/plain\n",
                "content-type: TEXT/PLAIN; charset=us-ascii\n",
                "Content-Type: text/plain;\n\tcharset=\"utf-8\"\n",
                "Content-Type:\n text/plain\n",
                "Content-Type: text/plain\nContent-Transfer-Encoding: 7bit\n",
                "Content-Type: text/plain\nContent-Transfer-Encoding: 8BIT\nContent-Language: en\n");
        for (String header : plain) {
            LogTexts texts = LogTexts.of(HEADERS + header + body);
            int folds = (int) header.lines().count();
            assertEquals(
                    LogTexts.of(HEADERS + "Content-Language: en\n".repeat(folds) + body)
                            .evidence()
                            .facts(),
                    texts.evidence().facts(),
                    header);
        }
    }
}

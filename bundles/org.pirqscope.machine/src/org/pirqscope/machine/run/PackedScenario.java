package org.pirqscope.machine.run;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A scenario file as few letters, for a run string: deflated with what such files usually say already known, then
 * base64 for file names.
 */
final class PackedScenario {

    /** Before a text that was packed with {@link #USUAL}. */
    private static final char KNOWING = '+';
    /** More than any scenario has, and far less than a few letters can be made to unpack to. */
    private static final int MOST_BYTES = 1 << 20;

    /**
     * What files say, the most usual last. Strings that are out in mails need it: it must never change; another text
     * takes another mark.
     */
    private static final byte[] USUAL = ("""
            what-if:
              linux: {reuse: "never"}
              qemu: {latch: "yes"}
              xen: {hvm-pirq: "no"}
            events:
              - {name: kexec, kind: kexec}
            schedule: [
                device: {ids: "144d:a822", msi-x: 0xb0, vector-table: BAR0+0x3000, pba: BAR0+0x2000, msi: 0x50}
                msi: {64bit: true, maskable: false}
                intx: false
                script: [load, unload, load, unload, setup, teardown]
            versions: {linux: "4.11", qemu: "2.0", xen: "4.19"}
            name: "mine"
            note: ""
            versions: {linux: "4.10", qemu: "2.5", xen: "4.7"}
            pool: {nr_irqs_gsi: 24, extra_guest_irqs: 32, first_guest_irq: 64, first_port: 10, xen_irqs: 64}
            controllers:
              - name: nvme0
                bdf: "0000:00:04.0"
                msi-x: 129
                intx: true
                vectors: 2
                script: [load]
              - name: nvme1
                bdf: "0000:00:05.0"
                msi-x: 13
                intx: true
                vectors: 2
                script: [load]
            """).getBytes(StandardCharsets.US_ASCII);

    private PackedScenario() {}

    /** Whether a part of a run string is a packed file rather than a name. */
    static boolean is(String part) {
        return !part.isEmpty() && part.charAt(0) == KNOWING;
    }

    /** The file as letters, the mark first. */
    static String of(String yaml) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setDictionary(USUAL);
        deflater.setInput(yaml.getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return KNOWING + Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }

    /** The file of such a part. @throws DataFormatException saying what is wrong with it */
    static String open(String part) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(USUAL);
            inflater.setInput(Base64.getUrlDecoder().decode(part.substring(1)));
            return inflated(inflater);
        } catch (IllegalArgumentException noBase64) {
            throw new DataFormatException("it is not base64");
        } finally {
            inflater.end();
        }
    }

    private static String inflated(Inflater inflater) throws DataFormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        while (!inflater.finished()) {
            int read = inflate(inflater, buffer);
            if (read == 0 && !inflater.finished()) {
                throw new DataFormatException("it was cut");
            }
            out.write(buffer, 0, read);
            if (out.size() > MOST_BYTES) {
                throw new DataFormatException("it unpacks to more than " + (MOST_BYTES >> 10) + " KiB");
            }
        }
        if (inflater.getRemaining() > 0) {
            throw new DataFormatException("something follows its end");
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int inflate(Inflater inflater, byte[] buffer) throws DataFormatException {
        try {
            return inflater.inflate(buffer);
        } catch (DataFormatException unpackable) {
            throw new DataFormatException("it is not packed data");
        }
    }
}

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.pirqscope.evidence.diagnosis.Diagnoses;
import org.pirqscope.evidence.diagnosis.Observations;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.evidence.read.EvidenceException;
import org.pirqscope.evidence.read.EvidenceReader;
import org.pirqscope.evidence.read.ReadingProgress;
import org.pirqscope.evidence.read.TextSource;

/**
 * Damages the files of a folder for as long as one likes: each must give a result or the reader's own refusal within a
 * second. Usage: bench EvidenceFuzz FOLDER [SECONDS [SEED]]
 */
public class EvidenceFuzz {

    private static final long LONG_NANOS = 1_000_000_000L;
    private static final int MOST = 1 << 14;

    public static void main(String[] args) throws IOException {
        List<byte[]> seeds = seeds(Path.of(args[0]));
        long end = System.nanoTime() + (args.length > 1 ? Long.parseLong(args[1]) : 60) * 1_000_000_000L;
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        long inputs = 0;
        long refused = 0;
        long slow = 0;
        for (; System.nanoTime() < end; seed++, inputs++) {
            long start = System.nanoTime();
            try {
                Evidence evidence =
                        EvidenceReader.read(List.of(source(damaged(seeds, new Random(seed)))), ReadingProgress.NONE);
                Diagnoses.of(Observations.of(evidence.facts())).forEach(diagnosis -> diagnosis.sentence());
            } catch (EvidenceException expected) {
                refused++;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
                System.out.println("seed " + seed + ": " + fault);
                fault.printStackTrace(System.out);
                System.exit(1);
            }
            slow += System.nanoTime() - start > LONG_NANOS ? 1 : 0;
        }
        System.out.println(
                inputs + " inputs, " + refused + " refused, " + slow + " took over a second; next seed " + "" + seed);
        System.exit(0);
    }

    private static TextSource source(byte[] text) {
        return new TextSource("fuzz", () -> new ByteArrayInputStream(text));
    }

    private static List<byte[]> seeds(Path folder) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        return seeds;
    }

    // some of one file, some of another, and a few bytes changed, dropped or doubled
    private static byte[] damaged(List<byte[]> seeds, Random dice) {
        byte[] text = joined(part(seeds, dice), dice.nextInt(3) == 0 ? part(seeds, dice) : new byte[0]);
        for (int damages = dice.nextInt(8); damages > 0 && text.length > 1; damages--) {
            int at = dice.nextInt(text.length);
            int to = Math.min(text.length, at + 1 + dice.nextInt(64));
            switch (dice.nextInt(4)) {
                case 0 -> text[at] = (byte) dice.nextInt(256);
                case 1 -> text = joined(cut(text, 0, at), cut(text, to, text.length));
                case 2 -> text = joined(cut(text, 0, to), cut(text, at, text.length));
                default -> text[at] = (byte) "\n>[](){}:=%0".charAt(dice.nextInt(12));
            }
        }
        return text;
    }

    private static byte[] part(List<byte[]> seeds, Random dice) {
        byte[] seed = seeds.get(dice.nextInt(seeds.size()));
        int from = seed.length < 2 || dice.nextBoolean() ? 0 : dice.nextInt(seed.length);
        return cut(seed, from, Math.min(seed.length, from + 1 + dice.nextInt(MOST)));
    }

    private static byte[] cut(byte[] text, int from, int to) {
        return java.util.Arrays.copyOfRange(text, Math.min(from, text.length), Math.min(to, text.length));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}

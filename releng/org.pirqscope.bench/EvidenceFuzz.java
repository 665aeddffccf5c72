import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.evidence.diagnosis.Diagnoses;
import org.pirqscope.evidence.diagnosis.Observations;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.evidence.read.EvidenceException;
import org.pirqscope.evidence.read.EvidenceReader;
import org.pirqscope.evidence.read.ReadLine;
import org.pirqscope.evidence.read.ReadLines;
import org.pirqscope.evidence.read.ReadingProgress;
import org.pirqscope.evidence.read.TextSource;

/**
 * Damages what each reader reads of the files of a folder, INPUTS times for each reader: every input must give a result
 * or the reader's own refusal within a second of the processor.
 * Usage: bench EvidenceFuzz FOLDER [INPUTS [SEED [FORMAT]]]
 */
public class EvidenceFuzz {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LONG_NANOS = 1_000_000_000L;
    private static final int MOST = 1 << 11;
    private static final int LEAST = 200;

    public static void main(String[] args) throws IOException {
        long inputs = args.length > 1 ? Long.parseLong(args[1]) : 10_000;
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        for (Map.Entry<SourceFormat, List<byte[]>> seeds :
                seeds(Path.of(args[0])).entrySet()) {
            if (args.length < 4 || seeds.getKey().id().equals(args[3])) {
                damage(seeds.getKey(), seeds.getValue(), inputs, seed);
            }
        }
        System.exit(0);
    }

    private static void damage(SourceFormat format, List<byte[]> seeds, long inputs, long seed) {
        long refused = 0;
        long read = 0;
        long slow = 0;
        for (long i = seed; i < seed + inputs; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            try {
                Evidence evidence =
                        EvidenceReader.read(List.of(source(damaged(seeds, new Random(i)))), ReadingProgress.NONE);
                read += evidence.sources().stream().anyMatch(source -> source.format() == format) ? 1 : 0;
                Diagnoses.of(Observations.of(evidence.facts())).forEach(diagnosis -> diagnosis.sentence());
            } catch (EvidenceException expected) {
                refused++;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
                System.out.println(format.id() + ", seed " + i + ": " + fault);
                fault.printStackTrace(System.out);
                System.exit(1);
            }
            slow += THREADS.getCurrentThreadCpuTime() - start > LONG_NANOS ? 1 : 0;
        }
        System.out.println(format.id() + ": " + inputs + " inputs of " + seeds.size() + " files, " + read
                + " with lines of this format, " + refused + " refused, " + slow + " took over a second");
    }

    private static TextSource source(byte[] text) {
        return new TextSource("fuzz", () -> new ByteArrayInputStream(text));
    }

    // of each file the lines of a format and those between them; mails as they are
    private static Map<SourceFormat, List<byte[]>> seeds(Path folder) throws IOException {
        Map<SourceFormat, List<byte[]>> seeds = new EnumMap<>(SourceFormat.class);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] text = Files.readAllBytes(file);
                formats(text).forEach((format, lines) -> {
                    byte[] seed = format == SourceFormat.MAIL ? text : lines.getBytes(StandardCharsets.ISO_8859_1);
                    if (seed.length > LEAST || !seeds.containsKey(format)) {
                        seeds.computeIfAbsent(format, first -> new ArrayList<>())
                                .add(seed);
                    }
                });
            }
        }
        return seeds;
    }

    private static Map<SourceFormat, String> formats(byte[] text) {
        Map<SourceFormat, StringBuilder> formats = new EnumMap<>(SourceFormat.class);
        try {
            ReadLines lines = EvidenceReader.readLines(List.of(source(text)), ReadingProgress.NONE)
                    .lines();
            for (int file = 0; file < lines.texts(); file++) {
                for (int row = 0; row < lines.rows(file); row++) {
                    ReadLine line = lines.at(file, row);
                    formats.computeIfAbsent(line.format(), first -> new StringBuilder())
                            .append(line.text())
                            .append('\n');
                }
            }
        } catch (EvidenceException none) {
            return Map.of();
        }
        return formats.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
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

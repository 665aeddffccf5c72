import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.image.Pdf;
import org.pirqscope.diagram.image.Png;
import org.pirqscope.diagram.image.Svg;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.diagram.markup.PlantUml;
import org.pirqscope.diagram.picture.DiagramLayout;
import org.pirqscope.diagram.picture.Metrics;
import org.pirqscope.diagram.picture.Palette;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;

/**
 * How long diagrams take; every call is one process, and its whole time and memory are printed.
 * {@code DiagramBench svg|png|pdf|plantuml MESSAGES FILE} writes a file (PlantUML's own time for it: java -jar
 * plantuml.jar -tsvg FILE); {@code DiagramBench text STEPS}; {@code DiagramBench frame MESSAGES}, the shapes of what a
 * window shows at random places.
 */
public final class DiagramBench {

    private static final int WINDOW = 50;

    private DiagramBench() {}

    /** The same run again and again, as long as wanted; nothing but the first round is kept. */
    private static final class Rounds extends AbstractList<Step> {
        private final List<Step> round;
        private final int size;

        Rounds(List<Step> round, int size) {
            this.round = round;
            this.size = (size + round.size() - 1) / round.size() * round.size();
        }

        @Override
        public Step get(int index) {
            Step step = round.get(index % round.size());
            int before = index / round.size() * round.size();
            return new Step(
                    step.number() + before,
                    step.actor(),
                    step.actorName(),
                    step.move(),
                    step.atomic(),
                    step.entering(),
                    step.depth(),
                    step.call(),
                    step.answer(),
                    step.partner() == 0 ? 0 : step.partner() + before,
                    step.effects(),
                    step.log(),
                    step.findings());
        }

        @Override
        public int size() {
            return size;
        }
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        int size = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        Run run = Run.of(BuiltIn.named("stale-pirq"));
        switch (arguments.length > 0 ? arguments[0] : "svg") {
            case "text" -> text(run, size);
            case "frame" -> frame(messages(run, size));
            case String format ->
                write(
                        format,
                        messages(run, size),
                        Origin.of(run),
                        Path.of(arguments.length > 2 ? arguments[2] : "bench." + format));
        }
        process();
    }

    private static SequenceDiagram messages(Run run, int messages) {
        SequenceDiagram one = SequenceDiagram.of(run, Scope.ALL);
        int steps = (int) ((long) messages * run.length() / one.messages());
        long start = System.nanoTime();
        SequenceDiagram diagram =
                SequenceDiagram.of(new Rounds(run.steps(), steps), List.of("nvme0", "nvme1"), Scope.ALL);
        say("rows of %,d messages", start, diagram.messages());
        return diagram;
    }

    private static void write(String format, SequenceDiagram diagram, Origin origin, Path file) throws IOException {
        long start = System.nanoTime();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            switch (format) {
                case "svg" -> Svg.write(diagram, origin, Palette.LIGHT, out);
                case "png" -> new Png(diagram, origin, Palette.LIGHT, 1).write(out);
                case "pdf" -> new Pdf(diagram, origin, Palette.LIGHT).write(out);
                case "plantuml" -> {
                    StringBuilder text = new StringBuilder();
                    PlantUml.write(diagram, origin, text);
                    out.write(text.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                }
                default -> throw new IllegalArgumentException(format);
            }
        }
        say(format + ", %,d bytes", start, Files.size(file));
    }

    private static void text(Run run, int steps) {
        SequenceDiagram diagram =
                SequenceDiagram.of(new Rounds(run.steps(), steps), List.of("nvme0", "nvme1"), Scope.ALL);
        long start = System.nanoTime();
        List<String> all =
                MailText.all(diagram, Origin.of(run), MailOptions.DEFAULT).lines();
        say("text of every call of " + diagram.steps().size() + " steps, %,d rows", start, all.size());
        start = System.nanoTime();
        List<String> told =
                MailText.of(diagram, Origin.of(run), MailOptions.DEFAULT).lines();
        say("text of what matters, %,d rows", start, told.size());
    }

    private static void frame(SequenceDiagram diagram) {
        DiagramLayout layout = DiagramLayout.fitting(diagram, Metrics.PAPER, 1200);
        Random random = new Random(1);
        double[] millis = new double[2_000];
        long shapes = 0;
        for (int i = 0; i < millis.length; i++) {
            int row = random.nextInt(diagram.rows() - WINDOW);
            long start = System.nanoTime();
            shapes += layout.rows(row, row + WINDOW).shapes().size();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        double[] warm = Arrays.copyOfRange(millis, 500, millis.length);
        Arrays.sort(warm);
        System.out.printf(
                Locale.ROOT,
                "shapes of %d rows, %,d each: first %.2f ms, median %.3f ms, 99%% %.3f ms, most %.3f ms%n",
                WINDOW,
                shapes / millis.length,
                millis[0],
                warm[warm.length / 2],
                warm[warm.length * 99 / 100],
                warm[warm.length - 1]);
    }

    private static void say(String what, long start, Object... values) {
        System.out.printf(Locale.ROOT, what + ": %.3f s%n", concat(values, (System.nanoTime() - start) / 1e9));
    }

    private static Object[] concat(Object[] values, Object last) {
        Object[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = last;
        return all;
    }

    private static void process() throws IOException {
        Path status = Path.of("/proc/self/status");
        String memory = !Files.exists(status)
                ? "?"
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .findFirst()
                        .map(line -> line.replaceAll("\\D+", ""))
                        .map(kilobytes -> Integer.parseInt(kilobytes) / 1024 + " MB")
                        .orElse("?");
        System.out.printf(
                Locale.ROOT,
                "whole process: %.2f s, at most %s resident%n",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1e3,
                memory);
    }
}

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.decode.Decodes;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.report.moment.Move;
import org.pirqscope.report.table.CallTree;
import org.pirqscope.session.Session;
import org.pirqscope.session.live.LiveModel;
import org.pirqscope.session.series.PoolSeries;

/**
 * How long a step takes in runs of 100,000 steps: world, live EMF model and decode, without any painting. Budget: 16
 * ms. Usage: bench StepBench [STEPS]
 */
public class StepBench {

    private static final double BUDGET_MS = 16;
    private static final int SAMPLES = 500;
    private static final int WIDE = 15;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    public static void main(String[] args) {
        int steps = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        boolean met = measure("long: one driver reloaded, 32 pirqs", grown(steps, StepBench::reloading));
        met &= measure("wide: many vectors, 4096 pirqs", grown(steps, StepBench::wide));
        System.exit(met ? 0 : 1);
    }

    /** A scenario of the family whose run is long enough. */
    private static Run grown(int steps, IntFunction<Scenario> family) {
        Run run = Run.of(family.apply(1));
        for (int size = 2; run.length() < steps; size += size / 2) {
            run = Run.of(family.apply(size));
        }
        return run;
    }

    private static Scenario reloading(int times) {
        Act[] acts = new Act[2 * times];
        Arrays.setAll(acts, i -> i % 2 == 0 ? Act.LOAD : Act.UNLOAD);
        return scenario(Pool.DEFAULT, List.of(), List.of(controller(0, 2).withScript(acts)));
    }

    private static Scenario wide(int size) {
        List<Turn> turns = IntStream.range(0, 300)
                .mapToObj(i -> new Turn("nvme" + i % WIDE, 17))
                .toList();
        return scenario(
                new Pool(24, 4096, 64, 10, 4096),
                turns,
                IntStream.range(0, WIDE).mapToObj(i -> controller(i, 8 * size)).toList());
    }

    private static Controller controller(int i, int vectors) {
        return Controller.msix("nvme" + i, "0000:%02x:%02x.0".formatted(i / 32, i % 32), 2047, vectors);
    }

    private static Scenario scenario(Pool pool, List<Turn> turns, List<Controller> controllers) {
        return new Scenario("bench", "", Versions.of("4.10", "2.5", "4.7"), pool, controllers, List.of(), turns);
    }

    private static boolean measure(String title, Run run) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d controllers, %d steps%n",
                title,
                run.scenario().controllers().size(),
                run.length());
        once("run", () -> Run.of(run.scenario()));
        once("pirqs over time", () -> PoolSeries.of(run));
        once("call tree", () -> CallTree.of(run));
        Session session = new Session(new Moment(run, run.length() / 2));
        once("live model", () -> LiveModel.of(session));
        Decodes[] decodes = new Decodes[1];
        once("decodes", () -> decodes[0] = Decodes.of(run));
        session.watch(news -> decodes[0].at(news.now().position()));
        return steps(session, run);
    }

    private static boolean steps(Session session, Run run) {
        Random random = new Random(1);
        timed("", session, () -> session.forward(Move.INTO));
        boolean met = timed("forward", session, () -> session.forward(Move.INTO));
        met &= timed("back", session, () -> session.backward(Move.INTO));
        met &= timed("over", session, () -> session.forward(Move.OVER));
        timed("jump", session, () -> session.goTo(random.nextInt(run.length())));
        return met;
    }

    private static void once(String what, Runnable work) {
        long start = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        work.run();
        System.out.printf(
                Locale.ROOT,
                "  %-16s %8.1f ms once (by the clock %.1f)%n",
                what,
                (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6,
                (System.nanoTime() - start) / 1e6);
    }

    /**
     * Many steps from the middle of the run; prints nothing for a warm-up without a name. Judges the processor time:
     * others may be at work here.
     */
    private static boolean timed(String what, Session session, Runnable step) {
        session.goTo(session.now().run().length() / 2);
        double[] wall = new double[SAMPLES];
        double[] busy = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            long start = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            step.run();
            busy[i] = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6;
            wall[i] = (System.nanoTime() - start) / 1e6;
        }
        return what.isEmpty() || judged(what, sorted(busy), sorted(wall));
    }

    private static double[] sorted(double[] ms) {
        Arrays.sort(ms);
        return ms;
    }

    private static boolean judged(String what, double[] busy, double[] wall) {
        double high = busy[SAMPLES * 99 / 100];
        System.out.printf(
                Locale.ROOT,
                "  %-16s median %6.3f ms, 99%% %6.3f ms, worst %6.3f ms (by the clock %6.3f, %6.3f, %6.3f)%s%n",
                what,
                busy[SAMPLES / 2],
                high,
                busy[SAMPLES - 1],
                wall[SAMPLES / 2],
                wall[SAMPLES * 99 / 100],
                wall[SAMPLES - 1],
                high <= BUDGET_MS ? "" : "  OVER " + BUDGET_MS + " ms");
        return high <= BUDGET_MS;
    }
}

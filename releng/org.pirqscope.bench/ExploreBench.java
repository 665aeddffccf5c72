import java.util.Locale;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;

/**
 * States and transitions a second of the explorer on Linux 4.11 and QEMU 2.5:
 * {@code ExploreBench NxM [THREADS [RUNS [reduced]]]}. One run is from a cold JVM; of more, the best of the second half
 * counts. {@code beside} runs it beside SPIN on the same states.
 */
public final class ExploreBench {

    private ExploreBench() {}

    public static void main(String[] arguments) {
        String[] size = (arguments.length > 0 ? arguments[0] : "3x1").split("x");
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        boolean reduced = arguments.length > 3 && arguments[3].equals("reduced");
        Scenario scenario = BuiltIn.equal(Integer.parseInt(size[0]), Integer.parseInt(size[1]));
        Scenario fixed = scenario.withVersions(scenario.versions().withLinux("4.11"));
        Options options = new Options(
                false, reduced, threads, new Limits(Runtime.getRuntime().maxMemory() / 10 * 9, 600_000, () -> false));
        Result result = null;
        for (int run = 1; run <= runs; run++) {
            Highest bytes = new Highest();
            Result next = Exploration.explore(fixed, options, bytes);
            result = result == null || run > runs / 2 && next.seconds() < result.seconds() ? next : result;
            if (run == runs) {
                System.out.printf(
                        Locale.ROOT,
                        "%s %s threads %d, %s: %s, complete %s, %,d states, %,d transitions, depth %d, %.3f s, "
                                + "%,.0f states/s, %,.0f transitions/s, %.1f bytes a state at most%n",
                        scenario.name(),
                        reduced ? "reduced" : "no reduction",
                        threads,
                        runs > 1 ? "warm" : "cold",
                        result.verdict().label(),
                        result.complete(),
                        result.states(),
                        result.transitions(),
                        result.depth(),
                        result.seconds(),
                        result.states() / result.seconds(),
                        result.transitions() / result.seconds(),
                        (double) bytes.most / result.states());
            }
        }
    }

    /** The most bytes that the explorer has held. */
    private static final class Highest implements Progress {

        private long most;

        @Override
        public void at(long states, long transitions, int depth, long frontier, long bytes) {
            most = Math.max(most, bytes);
        }

        @Override
        public void broken(int[] path) {}

        @Override
        public void ended(long outcome, int[] path) {}
    }
}

package org.pirqscope.bench;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.version.Versions;

/**
 * One fused move of the machine without recording, the copy of the state included: two controllers with two vectors,
 * default pool, from 2048 states of random runs. Budget: 250 ns.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class MoveBench {

    private static final int STATES = 2048;

    @Param({"4.10", "4.11"})
    private String linux;

    private Machine machine;
    private final short[][] states = new short[STATES][];
    private final int[] actors = new int[STATES];
    private short[] scratch;
    private int at;

    @Setup
    public void walk() {
        machine = new Machine(new Scenario(
                "bench",
                "",
                Versions.of(linux, "2.5", "4.7"),
                Pool.DEFAULT,
                List.of(Controller.msix("nvme0", "00:04.0", 13, 2), Controller.msix("nvme1", "00:05.0", 13, 2)),
                List.of(),
                List.of()));
        Random random = new Random(55);
        short[] s = machine.start();
        for (int i = 0; i < STATES; i++) {
            if (machine.ended(s, 0) && machine.ended(s, 1)) {
                s = machine.start();
            }
            int actor = random.nextInt(2);
            actors[i] = machine.mayMove(s, actor) ? actor : 1 - actor;
            states[i] = s.clone();
            machine.fusedMove(s, actors[i], Tape.SILENT);
        }
        scratch = s.clone();
    }

    @Benchmark
    public short[] fusedMove() {
        at = (at + 1) % STATES;
        System.arraycopy(states[at], 0, scratch, 0, scratch.length);
        machine.fusedMove(scratch, actors[at], Tape.SILENT);
        return scratch;
    }

    @Benchmark
    public short[] copyAlone() {
        at = (at + 1) % STATES;
        System.arraycopy(states[at], 0, scratch, 0, scratch.length);
        return scratch;
    }
}

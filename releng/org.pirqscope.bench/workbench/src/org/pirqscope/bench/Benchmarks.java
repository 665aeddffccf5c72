package org.pirqscope.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;

/**
 * What {@code desktop} runs in the open workbench: the benchmarks named in PIRQSCOPE_BENCH, all of them if it is empty;
 * then the desktop closes.
 */
public final class Benchmarks implements IStartup {

    private static final Map<String, Supplier<Runnable>> ALL = new TreeMap<>(Map.of(
            "StepOnScreen", () -> inWindow(new StepOnScreen()),
            "DiagramFrame", () -> inWindow(new DiagramFrame()),
            "LongestBlock", LongestBlock::new));

    @Override
    public void earlyStartup() {
        // a thread of their own: as long as a job is under way the desktop is not at rest
        new Thread(Benchmarks::all, "benchmarks").start();
    }

    private static void all() {
        try {
            measure(System.getenv().getOrDefault("PIRQSCOPE_BENCH", "").strip());
        } finally {
            Display display = PlatformUI.getWorkbench().getDisplay();
            display.asyncExec(() -> PlatformUI.getWorkbench().close());
        }
    }

    private static Runnable inWindow(Runnable bench) {
        return () -> PlatformUI.getWorkbench().getDisplay().syncExec(bench);
    }

    private static void measure(String names) {
        for (String name : names.isEmpty() ? ALL.keySet().toArray(String[]::new) : names.split(" ")) {
            Supplier<Runnable> bench = ALL.get(name);
            if (bench == null) {
                System.out.println("there is no benchmark " + name + "; there are " + String.join(", ", ALL.keySet()));
            } else {
                bench.get().run();
            }
        }
    }
}

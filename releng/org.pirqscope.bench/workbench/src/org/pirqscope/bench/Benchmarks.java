package org.pirqscope.bench;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;

/**
 * What {@code desktop} runs in the open workbench: the benchmarks named in PIRQSCOPE_BENCH, all of them if it is empty;
 * then the desktop closes.
 */
public final class Benchmarks implements IStartup {

    private static final Map<String, Runnable> ALL =
            new TreeMap<>(Map.of("StepOnScreen", new StepOnScreen(), "DiagramFrame", new DiagramFrame()));

    @Override
    public void earlyStartup() {
        Display display = PlatformUI.getWorkbench().getDisplay();
        display.asyncExec(() -> {
            try {
                measure(System.getenv().getOrDefault("PIRQSCOPE_BENCH", "").strip());
            } finally {
                PlatformUI.getWorkbench().close();
            }
        });
    }

    private static void measure(String names) {
        for (String name : names.isEmpty() ? ALL.keySet().toArray(String[]::new) : names.split(" ")) {
            Runnable bench = ALL.get(name);
            if (bench == null) {
                System.out.println("there is no benchmark " + name + "; there are " + String.join(", ", ALL.keySet()));
            } else {
                bench.run();
            }
        }
    }
}

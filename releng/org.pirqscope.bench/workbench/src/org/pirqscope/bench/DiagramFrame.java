package org.pirqscope.bench;

import java.util.AbstractList;
import java.util.List;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.diagram.Matches;
import org.pirqscope.diagram.Query;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.ui.diagram.DiagramCanvas;

/**
 * What a frame of a diagram of a million messages takes at far places: as it is, with what a search found, and zoomed
 * out.
 */
final class DiagramFrame implements Runnable {

    private static final int STEPS = 1_340_000;
    private static final int FRAMES = 60;
    private static final double BUDGET = 8;

    @Override
    public void run() {
        Run run = Run.of(BuiltIn.named("stale-pirq"));
        SequenceDiagram diagram = SequenceDiagram.of(again(run.steps()), List.of("nvme0", "nvme1"), Scope.ALL);
        Shell shell = new Shell(Display.getCurrent());
        shell.setLayout(new FillLayout());
        shell.setSize(900, 1000);
        DiagramCanvas canvas = new DiagramCanvas(shell);
        canvas.show(diagram);
        shell.open();
        measure("frame", canvas);
        canvas.mark(Matches.of(diagram, Query.pirq(55)));
        measure("frame with matches", canvas);
        canvas.mark(Matches.NONE);
        canvas.zoom(-1);
        canvas.zoom(-1);
        canvas.zoom(-1);
        measure("frame zoomed out", canvas);
        shell.dispose();
    }

    private static void measure(String what, DiagramCanvas canvas) {
        frames(canvas);
        String place = String.format(
                "%s of %,d messages, %d rows", what, canvas.diagram().messages(), canvas.visibleRows());
        Figure.of(place, BUDGET, () -> frames(canvas)).print();
    }

    /** Scrolls far and waits for the frame, again and again; the event loop is in it. */
    private static int frames(DiagramCanvas canvas) {
        int before = canvas.frames();
        for (int i = 0; i < FRAMES; i++) {
            int frame = canvas.frames();
            canvas.scrollTo((int) ((long) i * 7919 * 97 % canvas.diagram().rows()));
            while (canvas.frames() == frame) {
                if (!Display.getCurrent().readAndDispatch()) {
                    Display.getCurrent().sleep();
                }
            }
        }
        return canvas.frames() - before;
    }

    /** The same steps over and over, numbered on. */
    private static List<Step> again(List<Step> steps) {
        return new AbstractList<>() {
            @Override
            public Step get(int index) {
                Step step = steps.get(index % steps.size());
                int base = index - index % steps.size();
                return new Step(
                        index + 1,
                        step.actor(),
                        step.actorName(),
                        step.move(),
                        step.atomic(),
                        step.entering(),
                        step.depth(),
                        step.call(),
                        step.answer(),
                        step.partner() == 0 || base + step.partner() > STEPS ? 0 : base + step.partner(),
                        step.effects(),
                        step.log(),
                        step.findings());
            }

            @Override
            public int size() {
                return STEPS;
            }
        };
    }
}

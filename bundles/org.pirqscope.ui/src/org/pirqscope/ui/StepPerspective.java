package org.pirqscope.ui;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** "Step through": what was called, what it changed, and why, side by side. */
public class StepPerspective implements IPerspectiveFactory {

    /** Its name in plugin.xml. */
    public static final String ID = "org.pirqscope.ui.step";

    private static final String VIEW = "org.pirqscope.ui.";

    /** Below this size the views share fewer folders, so that each has room for what it is there for. */
    private static final Point ROOMY = new Point(1400, 850);

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        Point size = WindowSize.now();
        IFolderLayout below = size.x < ROOMY.x || size.y < ROOMY.y ? small(layout) : roomy(layout);
        for (String id : new String[] {
            "welcome",
            "scenario",
            "what-if",
            "calls",
            "diagram",
            "pirqs",
            "channels",
            "irqs",
            "devices",
            "decode",
            "log",
            "keys",
            "values",
            "why",
            "compare",
            "review",
            "runs",
            "breakpoints",
            "marks",
            "source",
            "findings",
            "chart",
            "explorer",
            "properties",
            "help"
        }) {
            layout.addShowViewShortcut(VIEW + id);
        }
        below.addPlaceholder(VIEW + "keys");
        below.addPlaceholder(VIEW + "what-if");
        below.addPlaceholder(VIEW + "*");
    }

    private static IFolderLayout roomy(IPageLayout layout) {
        String area = layout.getEditorArea();
        IFolderLayout below =
                folder(layout, "below", IPageLayout.BOTTOM, 0.575f, area, "decode", "log", "values", "explorer");
        below.addPlaceholder(VIEW + "why");
        folder(layout, "belowRight", IPageLayout.RIGHT, 0.6f, "below", "chart", "findings");
        folder(layout, "left", IPageLayout.LEFT, 0.215f, area, "calls", "scenario")
                .addPlaceholder(VIEW + "runs");
        folder(layout, "right", IPageLayout.RIGHT, 0.545f, area, "pirqs", "channels", "irqs");
        folder(layout, "rightBelow", IPageLayout.BOTTOM, 0.48f, "right", "devices");
        centre(layout, area).addPlaceholder(VIEW + "help");
        return below;
    }

    private static IFolderLayout centre(IPageLayout layout, String area) {
        IFolderLayout centre = folder(layout, "centre", IPageLayout.LEFT, 0.95f, area, "diagram");
        centre.addPlaceholder(VIEW + "compare");
        centre.addPlaceholder(VIEW + "review");
        centre.addPlaceholder(VIEW + "source");
        centre.addPlaceholder(VIEW + "welcome");
        return centre;
    }

    /** The decode has the whole width, and the tables of the moment share a folder. */
    private static IFolderLayout small(IPageLayout layout) {
        String area = layout.getEditorArea();
        IFolderLayout below = folder(
                layout, "below", IPageLayout.BOTTOM, 0.5f, area, "decode", "log", "findings", "chart", "explorer");
        folder(layout, "left", IPageLayout.LEFT, 0.22f, area, "calls", "scenario")
                .addPlaceholder(VIEW + "runs");
        folder(layout, "right", IPageLayout.RIGHT, 0.53f, area, "devices", "pirqs", "channels", "irqs");
        centre(layout, area);
        return below;
    }

    private static IFolderLayout folder(
            IPageLayout layout, String name, int side, float ratio, String beside, String... views) {
        IFolderLayout folder = layout.createFolder(name, side, ratio, beside);
        for (String view : views) {
            folder.addView(VIEW + view);
        }
        return folder;
    }
}

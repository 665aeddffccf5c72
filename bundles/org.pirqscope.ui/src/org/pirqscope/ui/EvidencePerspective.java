package org.pirqscope.ui;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** "Evidence": logs, what became of their lines, and what they tell, side by side. */
public class EvidencePerspective implements IPerspectiveFactory {

    private static final String VIEW = "org.pirqscope.ui.";

    /** Below this size the views share fewer folders. */
    private static final Point ROOMY = new Point(1400, 850);

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        Point size = WindowSize.now();
        if (size.x < ROOMY.x || size.y < ROOMY.y) {
            small(layout);
        } else {
            roomy(layout);
        }
        for (String id : new String[] {
            "log-sources", "log-text", "log-timeline", "log-lives", "log-chart", "log-diagnosis", "log-check"
        }) {
            layout.addShowViewShortcut(VIEW + id);
        }
    }

    private static void roomy(IPageLayout layout) {
        String area = layout.getEditorArea();
        IFolderLayout below =
                folder(layout, "logsBelow", IPageLayout.BOTTOM, 0.6f, area, "log-diagnosis", "log-lives", "log-check");
        below.addPlaceholder(VIEW + "*");
        folder(layout, "logsBelowRight", IPageLayout.RIGHT, 0.55f, "logsBelow", "log-chart");
        folder(layout, "logsLeft", IPageLayout.LEFT, 0.29f, area, "log-sources");
        folder(layout, "logsRight", IPageLayout.RIGHT, 0.52f, area, "log-timeline");
        folder(layout, "logsCentre", IPageLayout.LEFT, 0.95f, area, "log-text");
    }

    private static void small(IPageLayout layout) {
        String area = layout.getEditorArea();
        IFolderLayout below = folder(
                layout,
                "logsBelow",
                IPageLayout.BOTTOM,
                0.55f,
                area,
                "log-diagnosis",
                "log-lives",
                "log-check",
                "log-chart",
                "log-sources");
        below.addPlaceholder(VIEW + "*");
        folder(layout, "logsCentre", IPageLayout.LEFT, 0.95f, area, "log-text", "log-timeline");
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

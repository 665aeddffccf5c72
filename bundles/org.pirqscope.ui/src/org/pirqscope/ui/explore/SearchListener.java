package org.pirqscope.ui.explore;

import org.pirqscope.search.Exploration;

/** What one exploration tells while it goes on, in the user interface's thread. */
interface SearchListener {

    /** How far it is. */
    void pace(SearchPace pace);

    /** The first failing run. */
    void failure(FirstFailure first);

    /** An outcome that is new; how many runs end so is not counted yet. */
    void ending(Exploration.Ending ending);
}

package org.pirqscope.ui.explore;

import org.pirqscope.search.Exploration.Failure;
import org.pirqscope.session.Basis;

/**
 * The failing run that was found first; there may be shorter ones.
 *
 * @param cause why it fails
 */
record FirstFailure(Basis basis, Failure failure, String cause) {}

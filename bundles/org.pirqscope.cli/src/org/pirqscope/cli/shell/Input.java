package org.pirqscope.cli.shell;

import java.io.InputStream;
import java.util.Map;

/**
 * What a verb may read of its process besides its words.
 *
 * @param stream standard input
 * @param typed whether a person types it, who also sees the output
 * @param variables the environment variables
 */
public record Input(InputStream stream, boolean typed, Map<String, String> variables) {}

package io.watchkeeper.object;

import io.watchkeeper.access.Grants;

/**
 * One person's wish to change one object.
 *
 * @param grants what they may do, and in which workspaces
 * @param id as people send it; what is no id is the id of nothing
 * @param ifMatch the ETag that the object must have, or null
 */
public record ObjectEdit(Grants grants, String id, String ifMatch) {}

namespace Robotics.Brainstem.Safety;

/// <summary>What a chunk is judged against.</summary>
/// <param name="Lease">The lease that it came with.</param>
/// <param name="LastSequence">The last sequence number of the lease's epoch; null before the first.</param>
/// <param name="Step">Control steps played so far.</param>
/// <param name="Time">Body time.</param>
internal readonly record struct ChunkContext(CommandLease Lease, long? LastSequence, long Step, TimeSpan Time);

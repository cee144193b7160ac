namespace Robotics.Brainstem.Safety;

/// <summary>Judges a whole chunk before anything moves.</summary>
internal interface IChunkRule : ISafetyRule
{
    /// <summary>Null when the chunk may be played; otherwise the offending value and what is allowed.</summary>
    string? Refusal(ActionChunk chunk, in ChunkContext now);
}

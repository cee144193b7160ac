using System.Text.Json;

namespace Robotics.Cortex.Models.Asking;

/// <summary>What a model is asked, and how its answer is judged.</summary>
/// <typeparam name="T">The answer, read.</typeparam>
internal sealed record Dialog<T>
    where T : class
{
    /// <summary><c>goal</c>, <c>plan</c>, <c>verdict</c>.</summary>
    public required string Purpose { get; init; }

    public required ImmutableArray<ModelMessage> Opening { get; init; }

    public required JsonElement Schema { get; init; }

    public ImmutableArray<ModelPicture> Pictures { get; init; } = [];

    /// <summary>Reads and judges an answer.</summary>
    public required Func<string, ValueTask<Judged<T>>> Judge { get; init; }

    /// <summary>How often a refused answer may be mended.</summary>
    public required int Repairs { get; init; }
}

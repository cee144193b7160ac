using System.ComponentModel.DataAnnotations;

namespace Robotics.Cortex.Models;

/// <summary>How a language model takes part in planning.</summary>
public sealed record PlanningModelOptions
{
    public ConsultPolicy Consult { get; init; } = ConsultPolicy.Unsure;

    /// <summary>Facts of scene, memory and readings that a model is shown, at most, 8 to 400.</summary>
    [Range(8, 400)]
    public int Facts { get; init; } = 80;

    /// <summary>How often a refused proposal may be mended, 0 to 5.</summary>
    [Range(0, 5)]
    public int Repairs { get; init; } = 2;

    /// <summary>The least belief that a model must state in its own proposal, [0, 1].</summary>
    [Range(0, 1)]
    public double LeastConfidence { get; init; } = 0.5;

    /// <summary>How much dearer than the search's plan a proposed plan may be, 1 to 10.</summary>
    [Range(1, 10)]
    public double MostDetour { get; init; } = 1.5;
}

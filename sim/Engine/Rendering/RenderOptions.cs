namespace Robotics.Sim.Engine.Rendering;

/// <summary>What is shown in a picture, and how its rows are ordered.</summary>
public sealed record RenderOptions
{
    /// <summary>MuJoCo's defaults, top row first.</summary>
    public static RenderOptions Default { get; } = new();

    /// <summary>Groups (0-5) of the geoms that are shown.</summary>
    public ImmutableArray<int> GeomGroups { get; init; } = [0, 1, 2];

    /// <summary>Groups (0-5) of the sites that are shown.</summary>
    public ImmutableArray<int> SiteGroups { get; init; } = [0, 1, 2];

    /// <summary>Shadows, where the renderer has a shadow map and a light casts them.</summary>
    public bool Shadows { get; init; } = true;

    /// <summary>Reflections in materials that reflect: each costs about another picture.</summary>
    public bool Reflections { get; init; } = true;

    public bool Skybox { get; init; } = true;

    /// <summary>Whether shapes that are wholly outside the picture are not drawn. Not with reflections or shadows, which they may still cause.</summary>
    public bool SkipUnseen { get; init; }

    public RowOrder Rows { get; init; } = RowOrder.TopDown;
}

namespace Robotics.Sim.Scenes;

/// <summary>What a body of a scene's model is to a brain.</summary>
/// <param name="Body">The body's name in the scene's model.</param>
/// <param name="Description">Names, attributes, regions; its id and parts are filled in when the scene is composed.</param>
/// <param name="Radius">How much room it takes on the table: radius of a circle around its outline, metres. 0 for fixed things.</param>
public sealed record SceneObjectSpec(string Body, ObjectDescription Description, double Radius)
{
    /// <summary>What a part is for, by its geom's name.</summary>
    public Func<string, PartRole> RoleOf { get; init; } = static _ => PartRole.Body;
}

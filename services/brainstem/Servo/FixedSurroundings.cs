namespace Robotics.Brainstem.Servo;

/// <summary>What stands fixed around a body, as its own tracks place it: the shapes that the arm must not run into.</summary>
internal static class FixedSurroundings
{
    /// <summary>In the arm's base frame B. A fixed object without a track has no known place and is left out.</summary>
    public static ImmutableArray<PlacedShape> Of(BodyDescription body, ImmutableArray<Track> tracks)
    {
        Pose X_BW = body.BaseInWorld.Inverse();
        var shapes = ImmutableArray.CreateBuilder<PlacedShape>();
        foreach (ObjectDescription described in body.Objects)
        {
            if (described.Mobility != Mobility.Fixed || tracks.FirstOrDefault(t => t.Id == described.Id) is not { } track) continue;
            SceneObject placed = new()
            {
                Description = described,
                Pose = track.Pose,
                ArticulationPositions = track.ArticulationPositions,
                LastSeen = track.Time,
                Source = track.Source,
            };
            shapes.AddRange(described.Parts.Select(part => new PlacedShape(part.Shape, X_BW * placed.PartPose(part))));
        }

        return shapes.ToImmutable();
    }
}

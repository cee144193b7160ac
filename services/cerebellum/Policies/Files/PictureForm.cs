namespace Robotics.Cerebellum.Policies.Files;

/// <summary>How the bytes of a picture become numbers: (byte / 255 − mean) / deviation. Models that take bytes get them as they are.</summary>
public sealed record PictureForm
{
    /// <summary>Whether the channels come first (channel, row, column) or last.</summary>
    public bool ChannelsFirst { get; init; } = true;

    /// <summary>One number a channel.</summary>
    public ImmutableArray<float> Mean { get; init; } = [0, 0, 0];

    /// <summary>One number a channel, none 0.</summary>
    public ImmutableArray<float> Deviation { get; init; } = [1, 1, 1];
}

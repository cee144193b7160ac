namespace Robotics.Sim.Engine;

/// <summary>The warning counters inside one mjData.</summary>
internal readonly unsafe struct WarningCounters
{
    private readonly byte* first;
    private readonly int stride;
    private readonly int all;
    private readonly LayoutTable layout;
    private readonly int* position;
    private readonly int* velocity;
    private readonly int* acceleration;

    public WarningCounters(byte* data, LayoutTable layout)
    {
        this.layout = layout;
        stride = layout.SizeOf("mjWarningStat");
        all = layout.Enumerator("mjNWARNING");
        first = data + layout.Field("mjData.warning").Offset + layout.Field("mjWarningStat.number").Offset;
        position = At(layout.Number(EngineWarning.BadPosition));
        velocity = At(layout.Number(EngineWarning.BadVelocity));
        acceleration = At(layout.Number(EngineWarning.BadAcceleration));
    }

    public bool Diverged => (*position | *velocity | *acceleration) != 0;

    public int Count(EngineWarning kind) => *At(layout.Number(kind));

    public string Describe()
    {
        string what = *position != 0 ? "position" : *velocity != 0 ? "velocity" : "acceleration";
        return $"NaN or a huge value in the {what}";
    }

    public void Clear()
    {
        for (int i = 0; i < all; i++) *At(i) = 0;
    }

    private int* At(int number) => (int*)(first + (number * stride));
}

namespace Robotics.Sim.Engine;

/// <summary>A field that points to an array. Rows and columns are numbers, or names of sizes of mjModel ("nbody").</summary>
/// <param name="Offset">Distance in bytes of the pointer from the start of the struct.</param>
/// <param name="Type">The element's C type: mjtNum, float, int, mjtByte, ….</param>
internal readonly record struct LayoutArray(int Offset, string Type, string Rows, string Columns)
{
    /// <summary>Length of an element in bytes.</summary>
    public int ElementBytes => Type switch
    {
        "mjtNum" => sizeof(double),
        "float" or "int" => sizeof(int),
        "mjtByte" or "mjtBool" or "char" => sizeof(byte),
        _ => throw new RoboticsException(ErrorCode.MalformedFile, $"A MuJoCo layout table has an array of '{Type}', which is not read here."),
    };
}
